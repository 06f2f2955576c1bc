// Asks the simulator on behalf of an extension.
import type { Answer, CardConfig } from '../protocol.ts'

/** The record an extension stands on, as the simulator names it. */
export function recordOf({ context }: CardConfig): Record<string, string> {
  return {
    portalId: String(context.portal.id),
    objectTypeId: context.crm?.objectTypeId ?? '',
    objectId: String(context.crm?.objectId ?? ''),
  }
}

export async function ask<T>(what: string, body: Record<string, unknown>): Promise<T> {
  const answer = await post(what, body)
  if (!answer.ok) throw new Error(`The simulator answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

/** For HubSpot's hooks, which take an error as a value. */
export async function askOrError<T>(what: string, body: Record<string, unknown>): Promise<Answer<T>> {
  return ask<Answer<T>>(what, body).catch((error: unknown) => ({
    error: error instanceof Error ? error.message : String(error),
  }))
}

function post(what: string, body: Record<string, unknown>): Promise<Response> {
  return fetch(`/simulator/cards/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
