// What an account needs before its activity is logged as people expect: each point computed from how things really are. Pure.
import type { Remedy } from './remedy.ts'

export type SetUp = {
  status: 'connected' | 'paused' | 'revoked' | 'disconnected'
  hasKey: boolean
  hasReceived: boolean
  hasWritten: boolean
  /** Scopes that we ask for and were not granted. */
  missingScopes: readonly string[]
  /** How many people HubSpot knows as owners. */
  owners: number
  /** Members of the latest events whose activity is nobody's in HubSpot. */
  unmappedMembers: readonly string[]
  /** Those whose owner was deactivated there. */
  archivedMembers: readonly string[]
  /** Those who have to connect and have not. Null where nobody has to. */
  unconnectedMembers: readonly string[] | null
  hasDefaultOwner: boolean
  /** Null: not looked yet. Else the types of engagement whose key HubSpot does not keep as a unique one. */
  unsureTypes: readonly string[] | null
  /** When HubSpot last told us of a change. Undefined where nobody listens. */
  lastNewsAt?: Date | null | undefined
}

export type ChecklistItem = {
  key: string
  text: string
  isDone: boolean
  hint: string
  remedy: Remedy | null
}

const MOST_NAMED = 5

export function checklistOf(setUp: SetUp): ChecklistItem[] {
  const { missingScopes, unmappedMembers, archivedMembers, unconnectedMembers } = setUp
  const isTold = setUp.lastNewsAt !== undefined
  const isConnected = setUp.status === 'connected'
  return [
    {
      ...item('connected', 'Logbook connected', isConnected, 'Have an admin install or resume it.'),
      remedy: isConnected ? null : setUp.status === 'paused' ? 'resume' : 'reconnect',
    },
    item('key', 'Ingestion key made', setUp.hasKey, 'Ask the operator of Logbook for one: it is shown once.'),
    item('received', 'First activity received', setUp.hasReceived, 'Send one from your tool with the key.'),
    item('written', 'First activity logged', setUp.hasWritten, 'The log on a record says what it waits for.'),
    {
      ...item(
        'scopes',
        'All permissions granted',
        missingScopes.length === 0,
        `Install Logbook again to grant: ${missingScopes.join(', ')}.`,
      ),
      remedy: missingScopes.length === 0 ? null : 'reconnect',
    },
    item(
      'owners',
      'HubSpot’s owners read',
      setUp.owners > 0,
      'They are read when the first activity is logged.',
    ),
    item(
      'members',
      'All who send have a HubSpot owner',
      unmappedMembers.length + archivedMembers.length === 0,
      [
        unmappedMembers.length > 0 && `Choose an owner for ${few(unmappedMembers)}.`,
        archivedMembers.length > 0 &&
          `Deactivated in HubSpot, so choose another owner: ${few(archivedMembers)}.`,
        'Until then their activity goes to the contact’s owner. See Settings, Members.',
      ]
        .filter(Boolean)
        .join(' '),
    ),
    ...(unconnectedMembers === null
      ? []
      : [
          item(
            'members_connected',
            'All who send have connected',
            unconnectedMembers.length === 0,
            `The activity of ${few(unconnectedMembers)} waits until they connect. Invite them: Settings, Members.`,
          ),
        ]),
    item(
      'default_owner',
      'Default owner set',
      setUp.hasDefaultOwner,
      'Without one, activity that fits nobody is logged without an owner. Let an owner install Logbook.',
    ),
    exactlyOnce(setUp),
    ...(isTold
      ? [
          item(
            'news',
            'HubSpot tells Logbook of changes',
            setUp.lastNewsAt !== null,
            'Nothing has been told yet: change any contact to see it.',
          ),
        ]
      : []),
  ]
}

/** Only where a permission would change something is there something to do: HubSpot gives none for some types, and refuses others in some accounts. */
function exactlyOnce({ unsureTypes, missingScopes }: SetUp): ChecklistItem {
  const key = 'exactly_once'
  const sure = 'Repeats prevented by HubSpot'
  if (unsureTypes === null)
    return item(key, sure, false, 'This is found out when the first activity is logged.')
  if (unsureTypes.length === 0) return item(key, sure, true, '')
  const mendable = unsureTypes.filter((type) => missingScopes.includes(`crm.schemas.${type}.write`))
  if (mendable.length === 0)
    return item(key, `Repeats prevented; for ${named(unsureTypes)} by looking before trying again`, true, '')
  const hint = `Install Logbook again with all permissions: HubSpot then refuses repeats of ${named(mendable)} by itself.`
  return { ...item(key, sure, false, hint), remedy: 'reconnect' }
}

/** Nobody reads a list of two hundred. */
function few(emails: readonly string[]): string {
  const more = emails.length - MOST_NAMED
  return emails.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function named(types: readonly string[]): string {
  const names = types.map((type) => (type === 'communications' ? 'messages' : type))
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ')
}

/** A hint is for what is still to be done. */
function item(key: string, text: string, isDone: boolean, hint: string): ChecklistItem {
  return { key, text, isDone, hint: isDone ? '' : hint, remedy: null }
}
