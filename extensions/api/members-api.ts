// Every question about members, by name: those of the settings page, and a rep's own.
import type {
  ConnectAnswer,
  ConnectBody,
  DisconnectAnswer,
  EditMembersBody,
  InviteAnswer,
  InviteBody,
  MappingAnswer,
  MappingBody,
  MeAnswer,
  MemberCounts,
  MemberLinkAnswer,
  MembersAnswer,
  PauseAnswer,
  XrayAnswer,
} from '../../server/http/members/answers.ts'
import type { DraftAnswer } from '../../server/http/settings/answers.ts'
import type { Client } from './client.ts'

export type MembersQuestion = { show: keyof MemberCounts; search: string; page: number }

/** A record as `0-1/51`. */
export type XrayAbout = { person: string } | { record: string }

export type MembersApi = {
  members(question: MembersQuestion): Promise<MembersAnswer>
  editMembers(body: EditMembersBody): Promise<DraftAnswer>
  mapping(): Promise<MappingAnswer>
  mapMembers(body: MappingBody): Promise<DraftAnswer>
  inviteMembers(body: InviteBody): Promise<InviteAnswer>
  memberLink(email: string): Promise<MemberLinkAnswer>
  disconnectMember(email: string): Promise<DisconnectAnswer>
  /** A mail of the member's to this person, or to the people of this record. */
  xray(member: string, about: XrayAbout): Promise<XrayAnswer>
  me(): Promise<MeAnswer>
  connect(body: ConnectBody): Promise<ConnectAnswer>
  pauseMember(email: string): Promise<PauseAnswer>
}

const PATH = '/cards/v1/settings/members'

export function createMembersApi({ get, post }: Client): MembersApi {
  return {
    members: ({ show, search, page }) => get(PATH, { show, search, page: String(page) }),
    editMembers: (body) => post(`${PATH}/edit`, body),
    mapping: () => get(`${PATH}/mapping`),
    mapMembers: (body) => post(`${PATH}/mapping`, body),
    inviteMembers: (body) => post(`${PATH}/invite`, body),
    memberLink: (email) => post(`${PATH}/link`, { email }),
    disconnectMember: (email) => post(`${PATH}/disconnect`, { email }),
    xray: (member, about) => get(`${PATH}/xray`, { member, ...about }),
    me: () => get('/cards/v1/me'),
    connect: (body) => post('/cards/v1/me/connect', body),
    pauseMember: (email) => post('/cards/v1/me/pause', { email }),
  }
}
