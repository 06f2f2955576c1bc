// What came in with an event, line by line, in the order in which a person reads it. Bodies are left out: who may read mail differs from
// user to user in HubSpot, and a card cannot know.
import { z } from 'zod'
import { isOnlyInBcc } from '../../domain/counterparts.ts'
import type { CardEvent } from '../../store/card-events.ts'
import { clip } from './activity-view.ts'

type Line = { label: string; value: string }

const LONGEST_VALUE = 2_000

const text = z.string().optional()
const Person = z.object({ email: text, name: text, linkedin_url: text, phone: text, company_domain: text })
const Part = z.object({
  from: Person.optional(),
  to: z.array(Person).optional(),
  cc: z.array(Person).optional(),
  subject: text,
  title: text,
  attachments: z.array(Person).optional(),
  message_id: text,
  from_number: text,
  to_number: text,
  outcome: text,
  duration_seconds: z.number().optional(),
  recording_url: text,
  start_at: text,
  end_at: text,
  location: text,
  url: text,
  due_at: text,
  state: text,
  list: text,
  reason: text,
  class: text,
  code: text,
  diagnostic: text,
  name: text,
})
// Of every type of event, what a person wants to see. A new type shows what it has in common with the others.
const Shown = z.object({
  id: text,
  member: Person.optional(),
  counterparts: z.array(Person).optional(),
  campaign: z.object({ name: text, step: z.number().optional() }).optional(),
  replied_by: text,
  mode: text,
  message: Part.optional(),
  call: Part.optional(),
  meeting: Part.optional(),
  task: Part.optional(),
  interest: Part.optional(),
  unsubscribe: Part.optional(),
  bounce: Part.optional(),
  link: Part.optional(),
  file: Part.optional(),
})

/** Empty when the contents were dropped. */
export function viewReceived({ head, bodyLength }: CardEvent): Line[] {
  const shown = Shown.safeParse(head)
  if (head === null || !shown.success) return []
  const {
    member,
    counterparts = [],
    campaign,
    message,
    call,
    meeting,
    task,
    link,
    file,
    ...rest
  } = shown.data
  const step = campaign?.step === undefined ? '' : ` (#${campaign.step})`
  const numbers = call ?? message
  const open = counterparts.filter(({ email }) => email === undefined || !isOnlyInBcc(head, email))
  const lines: [string, string | undefined][] = [
    ['Member', member && nameOf(member)],
    ['Concerns', open.map(nameOf).join(', ')],
    ['From', message?.from && nameOf(message.from)],
    ['To', message?.to?.map(nameOf).join(', ')],
    ['Cc', message?.cc?.map(nameOf).join(', ')],
    ['From number', numbers?.from_number],
    ['To number', numbers?.to_number],
    ['Subject', message?.subject ?? task?.subject],
    ['Title', meeting?.title],
    ['Starts', meeting?.start_at],
    ['Ends', meeting?.end_at],
    ['Where', meeting?.location ?? meeting?.url],
    ['Due', task?.due_at],
    ['Outcome', call?.outcome ?? meeting?.outcome],
    [
      'Duration',
      call?.duration_seconds === undefined ? undefined : `${Math.round(call.duration_seconds)} seconds`,
    ],
    ['Recording', call?.recording_url],
    ['Text', bodyLength > 0 ? `${bodyLength.toLocaleString('en-US')} characters` : undefined],
    ['Attachments', message?.attachments?.map(nameOf).join(', ')],
    ['Link', link?.url],
    ['File', file?.name],
    ['Bounce', [rest.bounce?.class, rest.bounce?.code, rest.bounce?.diagnostic].filter(Boolean).join(': ')],
    ['Written by', rest.replied_by],
    ['Interest', rest.interest?.state],
    ['List', rest.unsubscribe?.list],
    ['Reason', rest.unsubscribe?.reason ?? meeting?.reason],
    ['Campaign', campaign?.name && `${campaign.name}${step}`],
    ['Message-ID', message?.message_id],
    ['Your tool’s id', rest.id],
    ['Sent as', rest.mode],
  ]
  return lines.flatMap(([label, value]) => (value ? [{ label, value: clip(value, LONGEST_VALUE) }] : []))
}

function nameOf({ name, email, linkedin_url, phone, company_domain }: z.output<typeof Person>): string {
  const known = email ?? linkedin_url ?? phone ?? company_domain
  return name && known ? `${name} <${known}>` : (known ?? name ?? '')
}
