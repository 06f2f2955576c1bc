// HubSpot's own actions on records, as buttons and links. Those that only lead somewhere work; the rest say what HubSpot would open.
import type { CrmActionButtonProps, CrmActionLinkProps } from '@hubspot/ui-extensions'
import { addAlert } from '../alerts.tsx'
import { useExtension } from '../extension.ts'
import { fire } from '../fire.ts'
import { type LinkTarget, readHref } from '../parts/href.ts'
import { classes, sizeOf } from '../parts/sizes.ts'

type Action = Pick<CrmActionButtonProps, 'actionType' | 'actionContext' | 'onError' | 'onClick'>

const opened: Partial<Record<Action['actionType'], string>> = {
  ADD_NOTE: 'the note editor',
  ADD_TASK: 'the task editor',
  SEND_EMAIL: 'the email editor',
  SCHEDULE_MEETING: 'the meeting editor',
  OPEN_RECORD_CREATOR_FORM: 'the form for a new record',
  OPEN_RECORD_ASSOCIATION_FORM: 'the form for a new association',
  OPEN_WORKFLOW_ENROLLMENT_MODAL: 'the enrolment in a workflow',
}

// What each needs of its context to lead somewhere.
const needs: Partial<Record<Action['actionType'], string[]>> = {
  PREVIEW_OBJECT: ['objectTypeId', 'objectId'],
  RECORD_APP_LINK: ['objectTypeId', 'objectId'],
  ENGAGEMENT_APP_LINK: ['objectTypeId', 'objectId', 'engagementId'],
  PAGE_APP_LINK: ['path'],
  EXTERNAL_URL: ['href'],
}

export function CrmActionButton({
  variant = 'secondary',
  size,
  type = 'button',
  disabled = false,
  testId,
  children,
  ...action
}: CrmActionButtonProps) {
  const act = useAction(action)
  return (
    <button
      type={type}
      className={classes('ui-button', variant, sizeOf(size, 'md'))}
      disabled={disabled}
      onClick={act}
      data-testid={testId}
    >
      {children}
    </button>
  )
}

export function CrmActionLink({ variant = 'primary', testId, children, ...action }: CrmActionLinkProps) {
  const act = useAction(action)
  return (
    <button type="button" className={`ui-link ${variant}`} onClick={act} data-testid={testId}>
      {children}
    </button>
  )
}

function useAction({ actionType, actionContext, onError, onClick }: Action): () => void {
  const { portal } = useExtension().config.context
  return () => {
    void fire(onClick)
    const words = opened[actionType]
    if (words)
      return addAlert({ type: 'info', title: 'Simulated', message: `HubSpot would open ${words} here.` })
    const target = targetOf(actionType, actionContext, portal.id)
    if (!target) return void fire(onError, [`${actionType} lacks something in its actionContext.`])
    if (target.isExternal) window.open(target.url, '_blank', 'noreferrer')
    else location.assign(target.url)
  }
}

function targetOf(type: Action['actionType'], context: object, portalId: number): LinkTarget | null {
  const needed = needs[type] ?? []
  const given = needed.map((name) => Reflect.get(context, name))
  if (given.some((value) => typeof value !== 'string' && typeof value !== 'number')) return null
  const [first, second, third] = given.map(String)
  const external = type === 'EXTERNAL_URL' || Reflect.get(context, 'external') === true
  const records = `/contacts/${portalId}`
  switch (type) {
    case 'PREVIEW_OBJECT':
      return readHref({ url: `${records}/objects/${first}/views/all/list?preview=${second}`, external })
    case 'RECORD_APP_LINK':
      return readHref({ url: `${records}/record/${first}/${second}`, external })
    case 'ENGAGEMENT_APP_LINK':
      return readHref({ url: `${records}/record/${first}/${second}#engagement-${third}`, external })
    default:
      return readHref({ url: first ?? '', external })
  }
}
