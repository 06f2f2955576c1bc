// HubSpot's answer, read without assuming anything: whether its shape is as expected is what the questions are about.
import { z } from 'zod'

const Row = z.looseObject({
  id: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).catch({}),
  objectWriteTraceId: z.unknown().optional(),
  new: z.unknown().optional(),
})
const Context = z.record(z.string(), z.array(z.unknown()).catch([])).catch({})
const Failure = z.object({ message: words(), category: words(), subCategory: words(), context: Context })
export type Failure = z.infer<typeof Failure>

const Body = z
  .object({
    message: words(),
    category: words(),
    correlationId: words(),
    policyName: words(),
    name: words(),
    context: Context,
    results: z.array(Row).catch([]),
    errors: z.array(Failure).catch([]),
  })
  .catch({
    ...{ message: '', category: '', correlationId: '', policyName: '', name: '' },
    ...{ context: {}, results: [], errors: [] },
  })

export type Heard = z.infer<typeof Body> & {
  status: number
  isOk: boolean
  headers: Headers
  /** The body as it came. */
  raw: unknown
  /** The results, or the one record that was answered. */
  rows: z.infer<typeof Row>[]
}

export async function readHeard(response: Response): Promise<Heard> {
  const text = await response.text()
  const raw = parse(text)
  const body = Body.parse(raw)
  const only = Row.safeParse(raw)
  const single = only.success && only.data.id !== undefined ? [only.data] : []
  const rows = body.results.length > 0 ? body.results : single
  return { ...body, rows, raw, status: response.status, isOk: response.ok, headers: response.headers }
}

/** A refusal in few words, for the report. */
export function inWords({ status, category, message, errors }: Heard): string {
  const [first] = errors
  const said = message || first?.message || ''
  return [status, category || first?.category, said && `"${said.slice(0, 160)}"`].filter(Boolean).join(' ')
}

/** Whether everything that HubSpot says went wrong is only that something is not there. */
export function isOnlyAbsence({ errors }: Heard): boolean {
  return errors.every(({ category, subCategory }) =>
    /NOT_FOUND|NO_ASSOCIATIONS_FOUND/.test(category + subCategory),
  )
}

/** A record's property; '' where it has none. */
export function textOf(row: Heard['rows'][number] | undefined, name: string): string {
  const value = row?.properties[name]
  return typeof value === 'string' ? value : ''
}

function words() {
  return z.string().catch('')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text === '' ? null : { message: text.slice(0, 200) }
  }
}
