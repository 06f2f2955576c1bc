// Teams and roles for which other rules hold: a team's word first, then a role's, then what is so everywhere.
import { Divider } from '@hubspot/ui-extensions'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { type Entry, Otherwise } from './Otherwise.tsx'

type Team = Settings['activities']['teams'][number]
type Role = Settings['activities']['roles'][number]

const ofTeam = ({ team_id: id, ...said }: Team): Entry => ({ id, ...said })
const ofRole = ({ role_id: id, ...said }: Role): Entry => ({ id, ...said })
const toTeam = ({ id: team_id, ...said }: Entry): Team => ({ team_id, ...said })
const toRole = ({ id: role_id, ...said }: Entry): Role => ({ role_id, ...said })

export function TeamsAndRoles(props: TabProps) {
  const { document, choices, change } = props
  const { words } = useSettingsKit()
  const texts = words.settings.activities
  const { teams, roles } = document.activities
  return (
    <>
      <Otherwise
        {...props}
        list="teams"
        texts={texts.ofTeams}
        entries={teams.map(ofTeam)}
        offered={choices.teams}
        edit={(to) =>
          change('activities', (now) => ({ ...now, teams: to(now.teams.map(ofTeam)).map(toTeam) }))
        }
      />
      <Divider />
      <Otherwise
        {...props}
        list="roles"
        texts={texts.ofRoles}
        entries={roles.map(ofRole)}
        offered={choices.roles}
        edit={(to) =>
          change('activities', (now) => ({ ...now, roles: to(now.roles.map(ofRole)).map(toRole) }))
        }
      />
    </>
  )
}
