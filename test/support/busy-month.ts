// A month in the life of Northwind, for pictures: what its tools sent on each day, and what happened between Ann and the people of Acme.
import { plantCrowd } from './crowd.ts'
import { anEmailReceived, anEmailSent, anOpen, aReplyByContact } from './events.ts'
import type { StoppedClock } from './stopped-clock.ts'
import { ANN, type World } from './world.ts'

export const TODAY = '2026-11-20T15:40:00Z'
export const MONTH_AGO = '2026-10-21T14:40:00Z'

const DAY_MS = 24 * 60 * 60_000
const HOUR_MS = 60 * 60_000
const quote = { message_id: '<quote@northwind.example>', subject: 'Your quote for pallet wrap' }

export async function liveThroughMonth(world: World, clock: StoppedClock): Promise<void> {
  const people = plantCrowd(world.hubspot, 30).map(({ email }) => email)
  for (let day = 29; day > 0; day -= 1) {
    const at = new Date(new Date(TODAY).getTime() - day * DAY_MS)
    clock.set(at.toISOString())
    await world.sendBatch(mailsOfDay(people, day, at))
    await world.settled()
  }
  clock.set(TODAY)
  await world.sendBatch(BETWEEN_ANN_AND_ACME)
  await world.settled()
  await spreadCalls(world)
}

/** More on some days than on others; and some of it concerns people who are no contacts, which is not logged. */
function mailsOfDay(people: string[], day: number, at: Date): object[] {
  const isWeekend = [0, 6].includes(at.getUTCDay())
  return Array.from({ length: isWeekend ? 3 : 14 + ((day * 7) % 11) }, (_, n) => {
    const isStranger = n % 6 === 5
    const email = isStranger
      ? `stranger-${n}@elsewhere.example`
      : (people[(day * 5 + n) % people.length] ?? '')
    return (isStranger ? anOpen : anEmailSent)({
      people: [email],
      occurred_at: at.toISOString(),
      message: { message_id: `<day-${day}-${n}@northwind.example>`, subject: 'Spring offer' },
    })
  })
}

const BETWEEN_ANN_AND_ACME = [
  anEmailReceived({
    occurred_at: '2026-11-12T13:00:00Z',
    message: { subject: 'Delivery dates for December' },
  }),
  anEmailSent({ occurred_at: '2026-11-17T08:30:00Z', message: quote }),
  ...['17T09:02:00Z', '17T15:20:00Z', '18T07:45:00Z', '19T06:58:00Z'].map((at) =>
    anOpen({ occurred_at: `2026-11-${at}`, message: { message_id: quote.message_id, subject: undefined } }),
  ),
  aReplyByContact({
    id: 'crm-2066',
    occurred_at: '2026-11-20T09:05:00Z',
    message: {
      message_id: '<answer@acme.example>',
      in_reply_to: quote.message_id,
      subject: `Re: ${quote.subject}`,
    },
  }),
  {
    ...{ id: 'crm-2068', type: 'meeting.booked', occurred_at: '2026-11-20T10:20:00Z' },
    ...{ member: { email: ANN }, counterparts: [{ email: 'sofia@acme.example' }] },
    meeting: { id: 'meeting-7', title: 'Payment terms for 2027', start_at: '2026-11-26T09:00:00Z' },
  },
  {
    ...{ id: 'crm-2069', type: 'call.completed', occurred_at: '2026-11-20T13:10:00Z' },
    ...{ member: { email: ANN }, counterparts: [{ email: 'pieter@globex.example' }] },
    call: { outcome: 'connected', duration_seconds: 780 },
  },
]

/** The calls were really made within seconds: here they are spread over the last day, as in an office. */
async function spreadCalls({ logbook: { db }, hubspot: { portalId } }: World): Promise<void> {
  const hours = Array.from({ length: 24 }, (_, n) => ({
    hour: new Date(new Date('2026-11-20T15:00:00Z').getTime() - n * HOUR_MS),
    calls: n < 10 ? 900 + ((n * 577) % 1_400) : 12 + ((n * 7) % 20),
  }))
  await db('hubspot_usage').where({ portal_id: portalId }).delete()
  await db('hubspot_usage').insert(hours.map((row) => ({ ...row, portal_id: portalId, bucket: 'core' })))
}
