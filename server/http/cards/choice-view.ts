// What a person is asked where several records may be meant, and the rules that people made of their answers.
import { z } from 'zod'
import type { Trace } from '../../domain/trace.ts'
import type { Db } from '../../store/database.ts'
import { findChoices } from '../../store/match-choices.ts'
import type { Question } from '../../sync/choose-match.ts'
import { viewRecord } from './activity-view.ts'
import type { StoryAnswer } from './answers.ts'

export function viewQuestion(
  { key, type, isRule, options }: Question,
  accountUrl: string,
): NonNullable<StoryAnswer['choice']> {
  const records = options.map(({ id, name }) =>
    viewRecord({ type, id, name, isChosen: false, why: '' }, accountUrl),
  )
  return { about: key, options: records, isRule }
}

// What the two rules say of a choice that decided.
const Chosen = z.object({
  rule: z.enum(['contact.chosen', 'company.chosen']),
  facts: z.object({
    person: z.string().optional(),
    domain: z.string().optional(),
    contact: z.string().optional(),
    company: z.string().optional(),
    by: z.string(),
    at: z.string(),
  }),
})

/** Of the choices in a trace those that still decide what comes. */
export async function readRules(db: Db, portalId: string, trace: Trace): Promise<StoryAnswer['rules']> {
  const chosen = trace.flatMap((step) => {
    const read = Chosen.safeParse(step)
    if (!read.success) return []
    const { person, domain, contact, company, by, at } = read.data.facts
    return [{ about: person ?? domain ?? '', record: contact ?? company ?? '', by, at }]
  })
  const about = chosen.map((one) => one.about)
  const standing = await findChoices(db, portalId, about)
  return chosen.filter((one) => standing.get(one.about)?.isAlways === true)
}
