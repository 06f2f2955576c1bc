// Shows associations as the association endpoints answer them. Record ids are numbers here, and labels may be null.
import { type AssociationType, associationTypesBetween } from '../association-types.ts'
import { linksOf } from '../associations.ts'
import type { ObjectType } from '../object-types.ts'
import type { Portal, RecordRef } from '../state.ts'

export const associationsPerPage = 500

type Page = { results: unknown[]; nextAfter: string | null }

export function showLinkPage(
  portal: Portal,
  from: RecordRef,
  toType: ObjectType,
  after: string | null | undefined,
  limit = associationsPerPage,
): Page {
  const types = associationTypesBetween(portal, from.type, toType)
  const start = Number(after ?? 0)
  const all = [...linksOf(portal, from, toType)]
  const results = all.slice(start, start + limit).map(([id, typeIds]) => ({
    toObjectId: Number(id),
    associationTypes: types.filter(({ typeId }) => typeIds.has(typeId)).map(showType),
  }))
  return { results, nextAfter: start + limit < all.length ? String(start + limit) : null }
}

export function showType({ category, typeId, label }: AssociationType) {
  return { category, typeId, label }
}

// The answer to a written association spells out the labels.
export function showWrittenLink(from: RecordRef, to: RecordRef, labels: string[]) {
  return { fromObjectId: Number(from.id), toObjectId: Number(to.id), labels }
}
