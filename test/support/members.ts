// Members in people's hands: an admin on the settings page, a rep who looks after themselves, and the API.
import { expect } from 'vitest'
import type {
  ConnectAnswer,
  InviteAnswer,
  MappingAnswer,
  MeAnswer,
  MemberLinkAnswer,
  MembersAnswer,
  SettingsMember,
} from '../../server/http/members/answers.ts'
import { openCards } from './cards.ts'
import { openSettings, type SettingsPage } from './settings.ts'
import type { Viewer } from './signed-card.ts'
import type { World } from './world.ts'

export const BEN: Partial<Viewer> = { userId: '61500002', userEmail: 'Ben@northwind.example' }
export const CARLA: Partial<Viewer> = { userId: '61500003', userEmail: 'carla@northwind.example' }

/** A super admin of another account. */
export const GRACE: Partial<Viewer> = { userId: '61600002', userEmail: 'grace@contoso.example' }

/** A refusal as its status and code. */
export type Refused = { status: number; code: string; detail: string }

export type MembersTab = {
  list(query?: string): Promise<MembersAnswer>
  /** The one member with this address. */
  member(email: string): Promise<SettingsMember>
  /** Changes the draft on top of what is there now. */
  edit(...members: object[]): Promise<Refused>
  publish(): Promise<void>
  proposal(): Promise<MappingAnswer>
  /** Maps these, or all who are sure. */
  map(members?: string[]): Promise<Refused>
  invite(body: object): Promise<InviteAnswer>
  link(email: string): Promise<MemberLinkAnswer>
  ask(path: string, body?: object): Promise<Refused>
  settings: SettingsPage
}

/** As this user sees it; Ann, a super admin, unless told otherwise. */
export function openMembers(world: Pick<World, 'url' | 'hubspot'>, viewer: Partial<Viewer> = {}): MembersTab {
  const cards = openCards(world, viewer)
  const settings = openSettings(world)
  const at = (path: string) => `/cards/v1/settings/members${path}`
  async function read<T>(path: string, body?: object): Promise<T> {
    const { status, text } = await cards.ask(at(path), body ? { method: 'POST', body } : {})
    expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' })
    return JSON.parse(text)
  }
  const ask: MembersTab['ask'] = async (path, body) => {
    const { status, text } = await cards.ask(at(path), body ? { method: 'POST', body } : {})
    const { code = '', detail = '' } = JSON.parse(text)
    return { status, code, detail }
  }
  const seen = async () => {
    const { version: base_version, revision } = await settings.load()
    return { base_version, revision }
  }
  const list: MembersTab['list'] = (query = '') => read(query && `?${query}`)
  return {
    list,
    async member(email) {
      const { members } = await list(`search=${encodeURIComponent(email)}`)
      const found = members.find((member) => member.email === email)
      if (!found) throw new Error(`There is no member ${email}.`)
      return found
    },
    edit: async (...members) => ask('/edit', { ...(await seen()), members }),
    async publish() {
      const { status, text } = await settings.publish()
      if (status !== 200) throw new Error(text)
    },
    proposal: () => read('/mapping'),
    map: async (members) => ask('/mapping', { ...(await seen()), ...(members && { members }) }),
    invite: (body) => read('/invite', body),
    link: (email) => read('/link', { email }),
    ask,
    settings,
  }
}

export type Me = {
  look(): Promise<MeAnswer>
  connect(claim: { email: string } | { code: string }): Promise<ConnectAnswer>
  /** Any question that may be refused. */
  ask(path: string, body?: object): Promise<Refused>
}

/** What a rep sees of themselves. */
export function openMe(world: Pick<World, 'url'>, viewer: Partial<Viewer>): Me {
  const cards = openCards(world, viewer)
  const ask: Me['ask'] = async (path, body) => {
    const { status, text } = await cards.ask(`/cards/v1/me${path}`, body ? { method: 'POST', body } : {})
    return { status, ...JSON.parse(text) }
  }
  async function read<T>(path: string, body?: object): Promise<T> {
    const { status, text } = await cards.ask(`/cards/v1/me${path}`, body ? { method: 'POST', body } : {})
    expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' })
    return JSON.parse(text)
  }
  return { ask, look: () => read(''), connect: (claim) => read('/connect', claim) }
}
