// Tells the database's failures from all others: unreachable, shutting down, out of connections, or refusing a statement.
import { DatabaseError } from 'pg'

export function isDatabaseFault(error: unknown): boolean {
  if (error instanceof DatabaseError) return true
  if (!(error instanceof Error)) return false
  const isBroken = /Connection (terminated|ended)|connection error and is not queryable/.test(error.message)
  const code: unknown = Reflect.get(error, 'code')
  return (
    isBroken || error.name === 'KnexTimeoutError' || (typeof code === 'string' && code.startsWith('ECONN'))
  )
}
