// What somebody typed into the X-ray: a person's address, or a record by its link in HubSpot. Pure.
import type { XrayAbout } from '../../api/members-api.ts'

/** Null: neither. */
export function xrayAbout(typed: string): XrayAbout | null {
  const text = typed.trim()
  const [, type, id] = /(?:^|\/record\/)(0-[123])\/(\d{1,18})(?:$|[/?#])/.exec(text) ?? []
  if (type !== undefined && id !== undefined) return { record: `${type}/${id}` }
  return /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text) ? { person: text.toLowerCase() } : null
}
