// A task as HubSpot's task: the same one when it is made and when it is done.
import type { ActivityOf } from '../activity-event.ts'
import { type Drawn, drawBody, onlySaid } from './drawn.ts'
import { escapeHtml } from './safe-html.ts'
import { subjectLine } from './subject.ts'

type TaskEvent = ActivityOf<'task.created' | 'task.completed'>
type TaskType = NonNullable<TaskEvent['task']['type']>

const TYPES: Record<TaskType, string> = {
  todo: 'TODO',
  call: 'CALL',
  email: 'EMAIL',
  meeting: 'MEETING',
  linkedin: 'LINKED_IN',
  linkedin_connect: 'LINKED_IN_CONNECT',
  linkedin_message: 'LINKED_IN_MESSAGE',
}

export function drawTask(event: TaskEvent): Drawn {
  const { task, campaign } = event
  const step = campaign?.step === undefined ? '' : ` (#${campaign.step})`
  const inCampaign = campaign?.name.trim() ? escapeHtml(campaign.name.trim() + step) : ''
  const body = drawBody({ lines: [['Campaign', inCampaign]], text: task.text, html: task.html })
  const properties = onlySaid({
    // HubSpot's time of a task is when it is due.
    hs_timestamp: task.due_at ?? event.occurred_at,
    hs_task_subject: subjectLine(event),
    hs_task_body: body?.text,
    hs_task_status:
      event.type === 'task.completed' ? 'COMPLETED' : (task.status ?? 'not_started').toUpperCase(),
    hs_task_type: TYPES[task.type ?? 'todo'],
    hs_task_priority: task.priority?.toUpperCase(),
  })
  return { type: 'tasks', properties, isShortened: body?.isShortened === true }
}
