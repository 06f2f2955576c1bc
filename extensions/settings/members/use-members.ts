// Asks for the members page by page, and again whenever somebody saved or published: the list shows them as the draft would have them.
import { useDebounce } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { MemberCounts, MembersAnswer } from '../../../server/http/members/answers.ts'
import { type Asked, useAnswer } from '../../api/use-answer.ts'
import { useDesk } from '../frame/desk.ts'
import { useSettingsKit } from '../use-settings-kit.ts'

/** How long somebody has to stop typing before the server is asked. */
const TYPING_MS = 300
/** So many are on a page of the server's. */
const PAGE = 25

export type MembersFilter = { show: keyof MemberCounts; search: string }
export const EVERYBODY: MembersFilter = { show: 'all', search: '' }

export type ShownMembers = MembersAnswer & { page: number; pageCount: number }

export type MembersList = {
  asked: Asked<ShownMembers>
  filter: MembersFilter
  setFilter: (filter: MembersFilter) => void
  openPage: (page: number) => void
}

export function useMembers(): MembersList {
  const { api, now } = useSettingsKit()
  const { version, revision } = useDesk().page
  const [filter, setFilter] = useState(EVERYBODY)
  const typed = useDebounce(filter.search, TYPING_MS)
  // An emptied field needs no patience.
  const question = { show: filter.show, search: (filter.search && typed).trim() }
  const asking = JSON.stringify(question)
  // Pages of another question mean nothing for this one.
  const [opened, setOpened] = useState({ asking, page: 1 })
  const page = opened.asking === asking ? opened.page : 1

  const ask = async (): Promise<ShownMembers> => {
    const answer = await api.members({ ...question, page })
    const pageCount = Math.max(1, Math.ceil(answer.found / PAGE))
    if (page <= pageCount) return { ...answer, page, pageCount }
    // The list has become shorter meanwhile.
    return { ...(await api.members({ ...question, page: pageCount })), page: pageCount, pageCount }
  }
  const asked = useAnswer({
    key: `${version} ${revision} ${asking} ${page}`,
    ask,
    now,
    // Somebody wants to see the invitation go.
    isUnderWay: ({ members }) => members.some(({ invitation }) => invitation?.state === 'waiting'),
  })
  return {
    asked,
    filter,
    setFilter: (filter) => {
      setFilter(filter)
      setOpened({ asking, page: 1 })
    },
    openPage: (page) => setOpened({ asking, page }),
  }
}
