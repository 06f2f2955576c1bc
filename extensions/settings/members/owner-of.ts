// Whose activity a member's is, as the screen has it: what an admin chose here a moment ago, else what the server found. Pure.
import type { Choices } from '../../../server/http/settings/answers.ts'
import { ownerNamer } from '../parts/OwnerSelect.tsx'
import type { MemberRow } from './rules.ts'

type OwnerWords = {
  gone: (name: string) => string
  unknown: (id: string) => string
  sameAddress: (name: string) => string
  connected: (name: string) => string
}

/** The name and by which rule; null: nobody's. */
export function ownerOf(row: MemberRow, owners: Choices['owners'], words: OwnerWords): string | null {
  const { rule, known } = row
  const chosen = rule?.owner_id
  if (chosen === (known?.rule.owner_id ?? undefined)) return toldOwner(row, owners, words)
  if (chosen === undefined) return foundOwner(row, owners, words)
  const active = owners?.find(({ id, is_archived }) => id === chosen && !is_archived)
  return active?.name ?? ownerNamer(owners, words)(chosen)
}

/** Who it would be if nobody chose. */
export function foundOwner(row: MemberRow, owners: Choices['owners'], words: OwnerWords): string | null {
  const { known, email } = row
  if (known?.owner && known.owner_rule !== 'by_hand') return toldOwner(row, owners, words)
  const namesake = owners?.find((one) => !one.is_archived && one.email.toLowerCase() === email)
  return namesake ? words.sameAddress(namesake.name) : null
}

function toldOwner(row: MemberRow, owners: Choices['owners'], words: OwnerWords): string | null {
  const { known } = row
  if (!known) return foundOwner({ ...row, known: null }, owners, words)
  const { owner, owner_rule: by } = known
  if (!owner) return null
  if (by === 'same_address') return words.sameAddress(owner.name)
  return by === 'connected' ? words.connected(owner.name) : owner.name
}
