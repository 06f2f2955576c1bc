// One log, a line a fact. What an error carries along from the database may quote what people wrote, so only its name travels.
import { type DestinationStream, type Logger, pino } from 'pino'

export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: { app: 'logbook' }, serializers: { err: describeError } }
  return destination ? pino(options, destination) : pino(options)
}

/** Type, code, message and stack: PostgreSQL's `detail` and `where` quote the row they are about. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack, cause } = error
  const code: unknown = Reflect.get(error, 'code')
  return {
    type: name,
    message,
    stack,
    ...(typeof code === 'string' && { code }),
    ...(cause !== undefined && { cause: describeError(cause) }),
  }
}
