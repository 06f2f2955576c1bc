// Asks for the log of one record, page by page, and starts at the first page whenever the filter changes.
import { useDebounce } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { LogAnswer } from '../../server/http/cards/answers.ts'
import type { RecordId } from '../api/card-api.ts'
import { type Asked, useAnswer } from '../api/use-answer.ts'
import { useKit } from '../kit/Kit.tsx'
import { useEmail } from '../kit/use-email.ts'
import { isUnderWay } from '../parts/under-way.ts'
import { type LogFilter, NO_FILTER, questionOf } from './log-filter.ts'

/** How long somebody has to stop typing before the server is asked. */
const TYPING_MS = 300

/** The server only knows the way forward: the cursors of the pages so far, this one's last, are the way back. */
type Cursors = readonly (string | null)[]
const FIRST_PAGE: Cursors = [null]

/** One page as it is shown. Its number belongs to its rows, whatever is being fetched meanwhile. */
export type LogPage = LogAnswer & { cursors: Cursors }

export type Log = {
  asked: Asked<LogPage>
  filter: LogFilter
  setFilter: (filter: LogFilter) => void
  /** Opens a page that was seen before, or the next one. Counted from 1. */
  openPage: (shown: LogPage, page: number) => void
}

export function useLog(record: RecordId): Log {
  const { api, now } = useKit()
  const emailOf = useEmail(record.objectTypeId)
  const [filter, setFilter] = useState(NO_FILTER)
  const typed = useDebounce(filter.search, TYPING_MS)
  // An emptied field needs no patience.
  const question = questionOf({ ...filter, search: filter.search && typed })
  const asking = JSON.stringify(question)
  // Pages of another question mean nothing for this one.
  const [opened, setOpened] = useState({ asking, cursors: FIRST_PAGE })
  const cursors = opened.asking === asking ? opened.cursors : FIRST_PAGE
  const cursor = cursors.at(-1) ?? null

  const asked = useAnswer({
    key: `${asking} ${cursor}`,
    ask: async () => {
      const email = await emailOf()
      return { ...(await api.log({ ...record, email }, { ...question, cursor })), cursors }
    },
    now,
    isUnderWay: ({ rows }) => rows.some(({ state }) => isUnderWay(state)),
  })

  return {
    asked,
    filter,
    setFilter,
    openPage: (shown, page) => setOpened({ asking, cursors: cursorsOf(shown, page) }),
  }
}

function cursorsOf({ cursors, nextCursor }: LogPage, page: number): Cursors {
  if (page > cursors.length) return nextCursor === null ? cursors : [...cursors, nextCursor]
  return cursors.slice(0, Math.max(page, 1))
}
