// HubSpot's limits as sliding windows: ten seconds for an app in an account, one second for search in an account.
// HubSpot: https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines
import { ApiError } from './api-error.ts'
import type { Policy } from './control/calls.ts'
import type { Rules } from './rules.ts'

type Window = { limit: number; windowMs: number; policyName: string; words: string }

export type RateLimits = {
  // Counts the call and gives the headers HubSpot adds, or refuses it with a 429. A refused call is not counted.
  spend(policy: Policy, portalId: string): Record<string, string>
  // As if the account had been quiet for long.
  forget(portalId: string): void
}

export function createRateLimits(rules: Rules, now: () => Date): RateLimits {
  const spent = new Map<string, number[]>()

  function spend(policy: Policy, portalId: string): Record<string, string> {
    const window = windowOf(policy, rules)
    if (!window) return {}
    const at = rules.limitsFollowNow ? now().getTime() : Date.now()
    const key = `${policy}:${portalId}`
    const times = (spent.get(key) ?? []).filter((time) => time > at - window.windowMs)
    spent.set(key, times)
    if (times.length >= window.limit) throw tooMany(window, at - (times[0] ?? at), rules)
    times.push(at)
    return policy === 'core' ? limitHeaders(window, times.length) : {}
  }

  function forget(portalId: string): void {
    for (const key of spent.keys()) if (key.endsWith(`:${portalId}`)) spent.delete(key)
  }

  return { spend, forget }
}

function windowOf(policy: Policy, rules: Rules): Window | null {
  const tenSeconds = { policyName: 'TEN_SECONDLY_ROLLING', words: 'ten_secondly_rolling' }
  const second = { policyName: 'SECONDLY', words: 'secondly' }
  switch (policy) {
    case 'core':
      return { limit: rules.coreLimit, windowMs: rules.coreWindowMs, ...tenSeconds }
    case 'associations':
      return { limit: rules.associationsLimit, windowMs: rules.associationsWindowMs, ...tenSeconds }
    case 'search':
      return { limit: rules.searchLimit, windowMs: rules.searchWindowMs, ...second }
    case 'oauth':
      return rules.tokenLimitPerSecond === null
        ? null
        : { limit: rules.tokenLimitPerSecond, windowMs: 1_000, ...second }
    case 'none':
      return null
  }
}

function limitHeaders(window: Window, used: number): Record<string, string> {
  return {
    'X-HubSpot-RateLimit-Max': String(window.limit),
    'X-HubSpot-RateLimit-Remaining': String(window.limit - used),
    'X-HubSpot-RateLimit-Interval-Milliseconds': String(window.windowMs),
  }
}

// The body has an errorType and no category, unlike every other error.
function tooMany(window: Window, oldestAgeMs: number, rules: Rules): ApiError {
  const waitSeconds = Math.max(1, Math.ceil((window.windowMs - oldestAgeMs) / 1_000))
  return new ApiError(
    429,
    {
      message: `You have reached your ${window.words} limit.`,
      errorType: 'RATE_LIMIT',
      policyName: window.policyName,
    },
    rules.sendRetryAfter ? { 'Retry-After': String(waitSeconds) } : {},
  )
}
