// Bad days on order: the next calls that match fail, wait, or lose their connection.
import { z } from 'zod'

export const faultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: z.number(),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  z.object({ kind: z.literal('slow'), ms: z.number() }),
  z.object({ kind: z.literal('cut') }),
  z.object({ kind: z.literal('cut_after_writing') }),
])
export type Fault = z.infer<typeof faultSchema>

export type FaultOrder = {
  match: { method?: string | undefined; path?: string | RegExp | undefined; portalId?: string | undefined }
  times: number
  fault: Fault
}

export type Faults = {
  order(order: FaultOrder): void
  clear(): void
  take(call: { method: string; path: string; portalId: string | null }): Fault | null
}

export function createFaults(): Faults {
  let orders: FaultOrder[] = []
  return {
    order: (order) => {
      orders.push({ ...order })
    },
    clear: () => {
      orders = []
    },
    take: (call) => {
      const found = orders.find(({ match, times }) => times > 0 && matches(match, call))
      if (!found) return null
      found.times -= 1
      return found.fault
    },
  }
}

function matches(
  match: FaultOrder['match'],
  call: { method: string; path: string; portalId: string | null },
): boolean {
  if (match.method && match.method.toUpperCase() !== call.method) return false
  if (match.portalId && match.portalId !== call.portalId) return false
  if (match.path === undefined) return true
  return typeof match.path === 'string' ? call.path.startsWith(match.path) : match.path.test(call.path)
}
