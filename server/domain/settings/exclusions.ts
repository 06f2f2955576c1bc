// Who is never logged. One excluded recipient does not stop the others.
import { z } from 'zod'
import { SYSTEM_NAMES } from '../gates/system-address.ts'
import { Domain, EmailAddress, OneLine } from './words.ts'

/** `*` stands for any letters, `?` for one: simple enough to be read, and to be matched all at once (gates/match-patterns.ts). */
export const Pattern = OneLine.min(1).max(254).toLowerCase()

export const Exclusions = z.strictObject({
  addresses: z
    .array(EmailAddress)
    .max(50_000)
    .default([])
    .meta({ title: 'Addresses', description: 'Single addresses.' }),
  domains: z
    .array(Domain)
    .max(50_000)
    .default([])
    .meta({ title: 'Domains', description: 'With all their subdomains.' }),
  patterns: z.array(Pattern).max(1_000).default([]).meta({
    title: 'Patterns',
    description: 'Such as `*-noreply@*.example.com`. A `*` stands for any letters, a `?` for one.',
  }),
  system_addresses: z
    .boolean()
    .default(true)
    .meta({
      title: 'System addresses',
      description: `Leaves out ${[...SYSTEM_NAMES].map((name) => `${name}@`).join(', ')}, at any domain. Mail from one of them that names somebody else as well is logged for them.`,
    }),
  internal: z
    .strictObject({
      is_left_out: z.boolean().default(true).meta({
        title: 'Is left out',
        description: 'Mail among your own people is not logged.',
      }),
      domains: z.array(Domain).max(1_000).default([]).meta({
        title: 'Own domains',
        description: 'Your own domains. Who has an address there is one of your own people.',
      }),
      has_users: z.boolean().default(true).meta({
        title: 'Domains of users',
        description:
          "The domains of your account's users in HubSpot count as own domains, too; those of mail providers never do.",
      }),
    })
    .prefault({})
    .meta({ title: 'Internal mail' }),
  known_contacts_only: z
    .strictObject({
      is_on: z.boolean().default(false).meta({
        title: 'Is on',
        description:
          'Logs only activity with people who are known already. Of anything else nothing is kept.',
      }),
      since: z.iso.date().nullable().default(null).meta({
        title: 'Known since',
        description:
          'Only people who were contacts before this day, or whom a member has written to, called or invited since.',
      }),
    })
    .prefault({})
    .meta({ title: 'Known contacts only' }),
})
