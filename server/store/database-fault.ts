// Tells the database's failures from all others.
import { DatabaseError } from 'pg'

/** Unreachable (network errors), shutting down or starting (class 57), out of connections (class 53), or the loser of a deadlock: it may pass by itself. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // pg has no code for a connection that breaks in the middle of a statement or a transaction.
  const isBroken = /Connection (terminated|ended)|connection error and is not queryable/.test(error.message)
  const code: unknown = Reflect.get(error, 'code')
  const isNamed = typeof code === 'string' && /^(ECONN|57P0|53|08|40P01)/.test(code)
  return isBroken || isNamed || error.name === 'KnexTimeoutError'
}

/** The same, or a statement that the database refused. */
export function isDatabaseFault(error: unknown): boolean {
  return error instanceof DatabaseError || isDatabaseAway(error)
}
