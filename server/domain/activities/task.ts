// Something that somebody of the team is to do, and that it was done.
import { z } from 'zod'
import { EventTime } from '../event-time.ts'
import { FIELD_RULES } from '../field-problem.ts'
import { beyondMail, ownId, ShortText, words } from './fields.ts'

export const Task = z
  .object({
    id: ownId('task'),
    subject: ShortText.optional(),
    type: z
      .enum(['todo', 'call', 'email', 'meeting', 'linkedin', 'linkedin_connect', 'linkedin_message'])
      .optional()
      .meta({ description: '`todo` when left out.' }),
    due_at: EventTime.optional().meta({ description: 'When left out, the task is due when it was made.' }),
    status: z
      .enum(['not_started', 'in_progress', 'waiting', 'deferred'])
      .optional()
      .meta({ description: 'Where a task that is not done stands; `not_started` when left out.' }),
    priority: z.enum(['none', 'low', 'medium', 'high']).optional(),
    ...words('What is to be done'),
  })
  .meta({ id: 'Task', description: 'The task this is about.' })

const NewTask = Task.refine(({ subject }) => subject?.trim(), {
  path: ['subject'],
  params: FIELD_RULES.missing_field,
}).meta({ id: 'NewTask', description: 'A task with its subject.', required: ['subject'] })

const created = z.object({ type: z.literal('task.created'), ...beyondMail, task: NewTask })
const completed = z.object({ type: z.literal('task.completed'), ...beyondMail, task: Task })

export const TASK_EVENTS = [created, completed] as const
export type TaskEvent = z.output<(typeof TASK_EVENTS)[number]>
