// Teams for which other rules hold: what is logged of their members' activity, and how much of it.
import { Accordion, Button, ButtonRow, Flex, Heading, Input, Select } from '@hubspot/ui-extensions'
import { useState } from 'react'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { Choices } from '../../../server/http/settings/answers.ts'
import { Findings } from '../frame/Findings.tsx'
import { Choice } from '../parts/Choice.tsx'
import { optionsOf } from '../parts/options.ts'
import { Section } from '../parts/Section.tsx'
import type { TabProps } from '../tab.ts'
import { useSettingsKit } from '../use-settings-kit.ts'
import { GROUPS, kindsIn } from './groups.ts'
import { TeamTable } from './TeamTable.tsx'

type Team = Settings['activities']['teams'][number]

export function Teams(props: TabProps) {
  const { document, choices, findings, change, isReadOnly } = props
  const { words } = useSettingsKit()
  const texts = words.settings.activities
  const { teams } = document.activities
  const edit = (to: (now: Team[]) => Team[]) =>
    change('activities', (now) => ({ ...now, teams: to(now.teams) }))
  return (
    <Section title={texts.teams} detail={texts.teamsDetail}>
      {teams.map((team, index) => (
        <OneTeam
          key={team.team_id}
          {...props}
          team={team}
          findings={() => findings(`/activities/teams/${index}`)}
          onChange={(to) => edit((now) => now.map((one) => (one.team_id === team.team_id ? to(one) : one)))}
          onRemove={() => edit((now) => now.filter((one) => one.team_id !== team.team_id))}
          onEarlier={index === 0 ? null : () => edit((now) => movedUp(now, team.team_id))}
        />
      ))}
      <Findings
        findings={findings('/activities/teams').filter(({ pointer }) => pointer === '/activities/teams')}
      />
      {!isReadOnly && (
        <AddTeam
          teams={choices.teams}
          listed={teams}
          onAdd={(id) => edit((now) => [...now, { team_id: id, stored_as: {} }])}
        />
      )}
    </Section>
  )
}

type OneProps = TabProps & {
  team: Team
  onChange: (edit: (now: Team) => Team) => void
  onRemove: () => void
  onEarlier: (() => void) | null
}

const AS_ACCOUNT = 'as_account'

function OneTeam({ team, choices, findings, isReadOnly, onChange, onRemove, onEarlier }: OneProps) {
  const { words } = useSettingsKit()
  const { activities: texts, values, fields } = words.settings
  const [isOpen, setOpen] = useState(false)
  const { team_id: id, contents, stored_as } = team
  const name = choices.teams?.find((one) => one.id === id)?.name ?? texts.unknownTeam(id)
  const differences = Object.keys(stored_as).length + (contents ? 1 : 0)
  const options = [
    { value: AS_ACCOUNT, label: texts.asAccount },
    ...optionsOf(values['activities.contents']),
  ] as const
  return (
    <Flex direction="column" gap="extra-small">
      <Accordion
        title={texts.teamDiffers(name, differences)}
        size="sm"
        open={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen && (
          <Flex direction="column" gap="small">
            <Choice
              name={`contents ${id}`}
              label={fields['activities.teams.contents']}
              value={contents ?? AS_ACCOUNT}
              options={options}
              isReadOnly={isReadOnly}
              onChange={(picked) =>
                onChange(({ contents: _, ...rest }) =>
                  picked === AS_ACCOUNT ? rest : { ...rest, contents: picked },
                )
              }
            />
            {GROUPS.map((group) => (
              <Flex key={group} direction="column" gap="extra-small">
                <Heading>{texts.groups[group]}</Heading>
                <TeamTable
                  kinds={kindsIn(group, choices.stored_as)}
                  storedAs={stored_as}
                  isReadOnly={isReadOnly}
                  onChange={(to) => onChange((now) => ({ ...now, stored_as: to(now.stored_as) }))}
                />
              </Flex>
            ))}
            {!isReadOnly && (
              <ButtonRow>
                {onEarlier && (
                  <Button size="sm" onClick={onEarlier}>
                    {texts.earlier}
                  </Button>
                )}
                <Button size="sm" onClick={onRemove}>
                  {texts.removeTeam}
                </Button>
              </ButtonRow>
            )}
          </Flex>
        )}
      </Accordion>
      <Findings findings={findings('')} />
    </Flex>
  )
}

type AddProps = { teams: Choices['teams']; listed: readonly Team[]; onAdd: (id: string) => void }

function AddTeam({ teams, listed, onAdd }: AddProps) {
  const { words } = useSettingsKit()
  const texts = words.settings.activities
  const [round, setRound] = useState(0)
  const add = (id: string) => {
    setRound(round + 1)
    if (id !== '' && !listed.some(({ team_id }) => team_id === id)) onAdd(id)
  }
  if (teams === null)
    return (
      <Input
        key={round}
        name="add_team"
        label={texts.addTeam}
        description={texts.teamId}
        onChange={(text) => add(text.trim())}
      />
    )
  const others = teams.filter(({ id }) => !listed.some(({ team_id }) => team_id === id))
  if (others.length === 0) return null
  return (
    <Select
      key={round}
      name="add_team"
      label={texts.addTeam}
      options={others.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(picked) => add(String(picked))}
    />
  )
}

function movedUp(teams: readonly Team[], id: string): Team[] {
  const at = teams.findIndex(({ team_id }) => team_id === id)
  const [before, team] = [teams[at - 1], teams[at]]
  return before && team ? [...teams.slice(0, at - 1), team, before, ...teams.slice(at + 1)] : [...teams]
}
