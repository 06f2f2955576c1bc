// Checks who is excluded: a freemail domain or a careless pattern shuts out customers. Pure.

import { createPatternMatcher, lettersOf, MOST_LETTERS } from '../gates/match-patterns.ts'
import { isFreemail } from '../people/email-domain.ts'
import type { Finding } from './finding.ts'
import { isPublicSuffix, suffixOfAll } from './public-suffix.ts'
import type { Settings } from './settings.ts'

export function checkExclusions({ exclusions }: Settings): Finding[] {
  const { domains, internal, patterns } = exclusions
  return [
    ...domains.flatMap((domain, index) =>
      freemail(
        domain,
        `/exclusions/domains/${index}`,
        `Nobody with an address at ${domain} is logged, customers included.`,
      ),
    ),
    ...internal.domains.flatMap((domain, index) =>
      freemail(
        domain,
        `/exclusions/internal/domains/${index}`,
        `Anybody can have an address at ${domain}: customers who do count as your own people.`,
      ),
    ),
    ...domains.flatMap((domain, index) =>
      publicSuffix(domain, `/exclusions/domains/${index}`, 'nobody there would be logged'),
    ),
    ...internal.domains.flatMap((domain, index) =>
      publicSuffix(
        domain,
        `/exclusions/internal/domains/${index}`,
        'everybody there would count as your own people',
        // Whoever runs an ending, as gov.uk and nhs.uk are, has it for their own.
        'warning',
      ),
    ),
    ...patterns.flatMap(checkPattern),
    ...checkLength(patterns),
  ]
}

function freemail(domain: string, pointer: string, message: string): Finding[] {
  if (!isFreemail(`somebody@${domain}`)) return []
  const fix = 'Take it out, and list the single addresses that are meant.'
  return [{ pointer, code: 'freemail_domain', severity: 'warning', message, fix }]
}

function publicSuffix(
  domain: string,
  pointer: string,
  soThat: string,
  severity: Finding['severity'] = 'error',
): Finding[] {
  if (!isPublicSuffix(domain)) return []
  const message = `Anybody can have a domain under ${domain}, so ${soThat}, customers included.`
  const fix = `List the domains that are meant, such as acme.${domain}.`
  return [{ pointer, code: 'matches_everybody', severity, message, fix }]
}

function checkLength(patterns: readonly string[]): Finding[] {
  const letters = lettersOf(patterns)
  if (letters <= MOST_LETTERS) return []
  const [most, given] = [MOST_LETTERS, letters].map((count) => count.toLocaleString('en-US'))
  return [
    {
      ...{ pointer: '/exclusions/patterns', code: 'too_long', severity: 'error' },
      message: `The patterns have ${given} letters together, and may have ${most}: each is held against every address.`,
      fix: 'List whole domains and single addresses as such: of these there may be 50,000 each.',
    },
  ]
}

/** Addresses that have nothing in common: what fits all of them fits everybody. */
const STRANGERS = ['q@x1.example', 'walter.wombat+tag@mail.kv-9.test', 'z.0@d.dev']
const FREEMAIL = ['q.x@gmail.com', 'z0@outlook.com', 'wombat@yahoo.com', 'q@web.de']

function checkPattern(pattern: string, index: number): Finding[] {
  const about = { pointer: `/exclusions/patterns/${index}`, severity: 'warning' } as const
  const { match } = createPatternMatcher([pattern])
  const fits = (email: string) => match(email) !== null
  if (STRANGERS.every(fits)) {
    return [
      {
        ...about,
        code: 'matches_everybody',
        severity: 'error',
        message: `The pattern ${pattern} fits everybody, so nothing would be logged.`,
        fix: 'Write a narrower pattern, such as *-noreply@*.example.com. To stop logging altogether, pause the account.',
      },
    ]
  }
  const suffix = suffixOfAll(pattern)
  if (suffix !== null) {
    return [
      {
        ...about,
        code: 'matches_everybody',
        message: `The pattern ${pattern} fits everybody under ${suffix}, customers included.`,
        fix: 'Write a narrower pattern, or list the domains that are meant.',
      },
    ]
  }
  const provider = FREEMAIL.find(fits)
  if (provider === undefined) return []
  const domain = provider.slice(provider.indexOf('@') + 1)
  return [
    {
      ...about,
      code: 'freemail_domain',
      message: `The pattern ${pattern} fits everybody at ${domain}, customers included.`,
      fix: 'Write a narrower pattern, or list the single addresses that are meant.',
    },
  ]
}
