// HubSpot's search: an index that lags by seconds, with a bound of its own for calls, for filters and for the length of what is asked.
import { z } from 'zod'
import type { HubSpotClient } from './client.ts'
import { paths } from './paths.ts'

export type Filter = { propertyName: string; operator: 'IN'; values: readonly string[] }
export type Search = {
  type: 'contacts' | 'companies'
  /** One of these must hold; HubSpot takes five. */
  any: readonly Filter[]
  properties: readonly string[]
}
export type Hit = { id: string; properties: Record<string, string | null> }

const SearchAnswer = z.object({
  results: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullable()) })),
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
})

/** HubSpot takes 3,000 characters; the rest is for what stands around the values. */
const LONGEST_VALUES = 2_300
const MOST_VALUES = 100

/** Everything that is found, page by page. Text is found by small letters only. */
export async function searchAll(
  hubspot: HubSpotClient,
  portalId: string,
  { type, any, properties }: Search,
): Promise<Hit[]> {
  const hits: Hit[] = []
  let after: string | undefined
  do {
    const answer = await hubspot.call(portalId, {
      method: 'POST',
      path: paths.objects(type, '/search'),
      body: {
        filterGroups: any.map((filter) => ({ filters: [filter] })),
        properties,
        limit: 200,
        ...(after && { after }),
      },
      bucket: 'search',
    })
    const page = SearchAnswer.parse(answer.body)
    hits.push(...page.results)
    after = page.paging?.next?.after
  } while (after !== undefined)
  return hits
}

/** As many things in one search as HubSpot takes. `valuesOf`: what stands in its filters for one of them. */
export function inSearches<T>(things: readonly T[], valuesOf: (thing: T) => readonly string[]): T[][] {
  const searches: T[][] = []
  let room = { characters: 0, values: 0 }
  for (const thing of things) {
    const values = valuesOf(thing)
    // Two quotes and a comma each; letters beyond ASCII count for as many bytes as they have.
    const characters = values.reduce((sum, value) => sum + Buffer.byteLength(value) + 3, 0)
    const last = searches.at(-1)
    if (last && characters <= room.characters && values.length <= room.values) last.push(thing)
    else {
      searches.push([thing])
      room = { characters: LONGEST_VALUES, values: MOST_VALUES }
    }
    room = { characters: room.characters - characters, values: room.values - values.length }
  }
  return searches
}
