// Reads and names associations for the questions, without assuming whether ids are numbers or strings.
import { z } from 'zod'
import type { EngagementType } from '../../server/domain/engagement.ts'
import { CONTACT, type RecordTypeId } from '../../server/domain/record.ts'
import { engagementTypeIds } from '../../server/hubspot/associations.ts'
import { paths } from '../../server/hubspot/paths.ts'
import type { Account } from './account.ts'
import type { Heard } from './heard.ts'
import type { Link } from './samples.ts'

const Id = z.union([z.string(), z.number()]).transform(String)
const Links = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: Id }),
      to: z.array(
        z.object({
          toObjectId: Id,
          associationTypes: z.array(z.object({ typeId: z.number() })).catch([]),
        }),
      ),
    }),
  ),
})

export function linkTo(id: string, from: EngagementType, to: RecordTypeId): Link {
  return { to: { id }, types: engagementTypeIds(from, to) }
}

export function readLinks(
  account: Account,
  from: string,
  to: string,
  ids: readonly string[],
  after?: string,
): Promise<Heard> {
  const inputs = ids.map((id) => ({ id, ...(after && { after }) }))
  return account.ask('POST', paths.associations(from, to, 'read'), { inputs })
}

export function linksOf({ raw }: Heard, fromId: string): { id: string; typeIds: number[] }[] {
  const rows = Links.safeParse(raw).data?.results.filter(({ from }) => from.id === fromId) ?? []
  return rows.flatMap(({ to }) =>
    to.map(({ toObjectId, associationTypes }) => ({
      id: toObjectId,
      typeIds: associationTypes.map(({ typeId }) => typeId),
    })),
  )
}

/** Every note with every contact. */
export function pairs(noteIds: readonly string[], contactIds: readonly string[]) {
  const types = engagementTypeIds('notes', CONTACT)
  return noteIds.flatMap((from) => contactIds.map((to) => ({ from: { id: from }, to: { id: to }, types })))
}
