// The transport knows no time-out, so each request races against one of ours.

/** Rejects after `ms`. The promise goes on, but its outcome is nobody's any more. */
export async function withDeadline<T>(promise: Promise<T>, ms: number): Promise<T> {
  const deadline = Promise.withResolvers<never>()
  const timer = setTimeout(() => deadline.reject(new Error(`No answer within ${ms} ms`)), ms)
  try {
    return await Promise.race([promise, deadline.promise])
  } finally {
    clearTimeout(timer)
    promise.catch(() => {})
  }
}
