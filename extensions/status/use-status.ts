// Asks how one record stands, and again while something of it is under way.
import type { StatusAnswer } from '../../server/http/cards/answers.ts'
import type { RecordId } from '../api/card-api.ts'
import { type Asked, useAnswer } from '../api/use-answer.ts'
import { useKit } from '../kit/Kit.tsx'
import { useEmail } from '../kit/use-email.ts'

export function useStatus(record: RecordId): Asked<StatusAnswer> {
  const { api, now } = useKit()
  const emailOf = useEmail(record.objectTypeId)
  return useAnswer({
    key: `${record.objectTypeId}/${record.objectId}`,
    ask: async () => api.status({ ...record, email: await emailOf() }),
    now,
    isUnderWay: ({ sync }) => sync.state === 'waiting' || sync.until !== null,
  })
}
