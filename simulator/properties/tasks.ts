// Task properties.
import { engagementFacts, html, inGroup, oneOf, text } from './definition.ts'

export const taskProperties = inGroup('task', [
  ...engagementFacts(),
  text('hs_task_subject', 'Task title'),
  html('hs_task_body', 'Task notes'),
  oneOf('hs_task_status', 'Task status', ['NOT_STARTED', 'COMPLETED', 'IN_PROGRESS', 'WAITING', 'DEFERRED']),
  oneOf('hs_task_priority', 'Priority', ['LOW', 'MEDIUM', 'HIGH', 'NONE']),
  oneOf('hs_task_type', 'Task type', [
    'EMAIL',
    'CALL',
    'TODO',
    'MEETING',
    'LINKED_IN',
    'LINKED_IN_MESSAGE',
    'LINKED_IN_CONNECT',
  ]),
  text('hs_task_reminders', 'Reminders'),
])
