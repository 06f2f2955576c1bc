// What members decided themselves stands before what the settings say: who paused is not logged, and who has to connect is waited for.
import type { ActivityEvent } from '../activity-event.ts'
import type { OwnWords } from '../members/own-word.ts'
import type { Settings } from '../settings/settings.ts'
import type { Gated, Gates } from './gate-event.ts'

/** Why an event of a member who paused is not logged. */
export function gateOfPaused({ member }: ActivityEvent, isPaused: (email: string) => boolean): Gated | null {
  return member && isPaused(member.email)
    ? { rule: 'gate.member_off', facts: { member: member.email, by: 'member' } }
    : null
}

/** The same gates, with these. What would not be logged anyway need not wait for anybody. */
export function withOwnWords(
  gates: Gates,
  { general }: Pick<Settings, 'general'>,
  ownWords: OwnWords = new Map(),
): Gates {
  return {
    ...gates,
    ofEvent(event): Gated | null {
      const paused = gateOfPaused(event, (email) => ownWords.get(email)?.isPaused === true)
      const gate = paused ?? gates.ofEvent(event)
      const { member } = event
      if (gate || !general.members_must_connect || !member) return gate
      if (ownWords.get(member.email)?.isConnected) return null
      return { rule: 'gate.not_connected', facts: { member: member.email } }
    },
  }
}
