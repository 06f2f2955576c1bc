// Checks the teams that a settings document names. Pure.
import type { Finding } from './finding.ts'
import type { LiveAccount } from './live-account.ts'
import { suggest } from './nearest.ts'
import { notChecked } from './not-checked.ts'
import type { Settings } from './settings.ts'

export function checkTeams({ activities }: Settings, { teams }: LiveAccount): Finding[] {
  if (activities.teams.length === 0) return []
  if (!teams.isKnown) return notChecked(teams, '/activities/teams', "the account's teams")
  const { isComplete, teams: known } = teams.value
  const choices = known.map(({ id, name }) => ({ value: id, label: name }))
  return activities.teams.flatMap(({ team_id }, index): Finding[] => {
    if (known.some(({ id }) => id === team_id)) return []
    const about = { pointer: `/activities/teams/${index}/team_id`, code: 'unknown_team' } as const
    if (isComplete) {
      const message = `HubSpot has no team with the id ${team_id}.`
      const fix = `${suggest(team_id, choices, 'teams')} Until then, activity of whoever was in it waits.`
      return [{ ...about, severity: 'error', message, fix, part: { kind: 'team', id: team_id } }]
    }
    // Logbook may not see the teams themselves, only whom they have: one without owners looks like none.
    return [
      {
        ...about,
        severity: 'warning',
        message: `No owner is in a team with the id ${team_id}.`,
        fix: `${suggest(team_id, choices, 'teams')} A team in which nobody owns anything changes nothing.`,
      },
    ]
  })
}
