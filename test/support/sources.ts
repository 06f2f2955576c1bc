// Sources and keys in people's hands: on the settings page, and by the API with an admin key.
import { expect } from 'vitest'
import type {
  NewKeyAnswer,
  SourceAnswer,
  SourcesAnswer,
  SourceView,
} from '../../server/http/settings/answers.ts'
import { createAdminKey } from '../../server/install/admin-keys.ts'
import type { World } from './world.ts'

type Said = { status: number; text: string }

export type SourcesPage = {
  /** Any question; answers as it came. */
  ask(path?: string, body?: object): Promise<Said>
  list(): Promise<SourcesAnswer>
  named(name: string): Promise<SourceView>
  make(name: string): Promise<SourceView>
  change(source: string, body: object): Promise<SourceView>
  makeKey(source: string, mode: 'live' | 'test'): Promise<NewKeyAnswer>
  revoke(source: string, key: string): Promise<SourceView>
}

/** As a user of the account sees it; without `as`, the super admin. */
export function openSources({ hubspot, url }: Pick<World, 'hubspot' | 'url'>, as?: string): SourcesPage {
  const ask: SourcesPage['ask'] = async (path = '', body) => {
    const answer = await hubspot.signedFetch(`${url}/cards/v1/settings/sources${path}`, {
      ...(body && { method: 'POST', body }),
      ...(as && { as }),
    })
    return { status: answer.status, text: await answer.text() }
  }
  async function well<T>(path?: string, body?: object): Promise<T> {
    const { status, text } = await ask(path, body)
    expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' })
    return JSON.parse(text)
  }
  const one = async (path: string, body: object) => (await well<SourceAnswer>(path, body)).source
  const list = () => well<SourcesAnswer>()
  return {
    ask,
    list,
    async named(name) {
      const found = (await list()).sources.find((source) => source.name === name)
      if (!found) throw new Error(`There is no source ${name}.`)
      return found
    },
    make: (name) => one('', { name }),
    change: (source, body) => one(`/${source}`, body),
    makeKey: (source, mode) => well(`/${source}/keys`, { mode }),
    revoke: (source, key) => one(`/${source}/keys/${key}/revoke`, {}),
  }
}

/** Any question with a new admin key. */
export async function openAdmin({ logbook, hubspot, url }: World, name = 'Deploy script') {
  const key = await createAdminKey(logbook.db, hubspot.portalId, name, new Date())
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
  }
}
