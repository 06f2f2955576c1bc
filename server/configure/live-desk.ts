// Asks HubSpot what an account has that its settings may name. What HubSpot does not say is said, too.
import type { Known, LiveAccount, LiveOwner, LivePart, LiveTeam } from '../domain/settings/live-account.ts'
import {
  readAssociationLabels,
  readDealPipelines,
  readOwnersWithTeams,
  readProperties,
  readTeams,
} from '../hubspot/account-setup.ts'
import type { HubSpotClient } from '../hubspot/client.ts'
import { readRoles } from '../hubspot/roles.ts'
import type { Account } from '../store/accounts.ts'
import {
  AWAY,
  createLiveReader,
  type LiveReader,
  NOT_CONNECTED,
  type PartDeps,
  type Unknown,
} from './live-part.ts'

export type LiveDesk = {
  /** The parts that are asked for; the others are not known. What takes longer than `patienceMs` counts as away. */
  read(
    account: Pick<Account, 'portalId' | 'status'>,
    parts: readonly LivePart[],
    options?: { isFresh?: boolean; patienceMs?: number },
  ): Promise<LiveAccount>
}

const NOT_ASKED: Unknown = { isKnown: false, why: 'not_asked', scopes: [] }

export function createLiveDesk({ hubspot, ...deps }: PartDeps & { hubspot: HubSpotClient }): LiveDesk {
  const properties = (type: 'contacts' | 'companies' | 'deals') =>
    createLiveReader(deps, [`crm.schemas.${type}.read`], (portalId) =>
      readProperties(hubspot, portalId, type),
    )
  const readers = {
    owners: createLiveReader(deps, ['crm.objects.owners.read'], (id) => readOwnersWithTeams(hubspot, id)),
    teams: createLiveReader(deps, ['settings.users.teams.read'], (id) => readTeams(hubspot, id)),
    roles: createLiveReader(deps, ['settings.users.read'], (id) => readRoles(hubspot, id)),
    pipelines: createLiveReader(deps, ['crm.objects.deals.read', 'crm.schemas.deals.read'], (id) =>
      readDealPipelines(hubspot, id),
    ),
    contacts: properties('contacts'),
    companies: properties('companies'),
    deals: properties('deals'),
    labels: createLiveReader(deps, ['crm.objects.contacts.read', 'crm.objects.companies.read'], (id) =>
      readAssociationLabels(hubspot, id, 'contacts', 'companies'),
    ),
  }

  return {
    async read({ portalId, status }, parts, { isFresh = false, patienceMs } = {}) {
      const isConnected = status === 'connected' || status === 'paused'
      const impatience = patienceMs === undefined ? null : startImpatience(patienceMs)
      try {
        const get = async <T>(part: LivePart, reader: LiveReader<T>): Promise<Known<T>> => {
          if (!parts.includes(part)) return NOT_ASKED
          if (!isConnected) return NOT_CONNECTED
          const answer = reader.get(portalId, isFresh)
          return impatience ? Promise.race([answer, impatience.over]) : answer
        }
        const [owners, teams, roles, pipelines, contacts, companies, deals, labels] = await Promise.all([
          get('owners', readers.owners),
          get('teams', readers.teams),
          get('roles', readers.roles),
          get('pipelines', readers.pipelines),
          get('contacts', readers.contacts),
          get('companies', readers.companies),
          get('deals', readers.deals),
          get('labels', readers.labels),
        ])
        const records = { pipelines, contacts, companies, deals, labels }
        return { owners, teams: teamsOf(teams, owners), roles, ...records }
      } finally {
        impatience?.stop()
      }
    },
  }
}

/** Owners tell which teams they are in: where the teams themselves may not be seen, these are better than none. */
function teamsOf(teams: Known<LiveTeam[]>, owners: Known<LiveOwner[]>): LiveAccount['teams'] {
  if (teams.isKnown) return { isKnown: true, value: { teams: teams.value, isComplete: true } }
  if (teams.why !== 'scope' || !owners.isKnown) return teams
  const inUse = new Map(owners.value.flatMap((owner) => owner.teams.map((team) => [team.id, team] as const)))
  return { isKnown: true, value: { teams: [...inUse.values()], isComplete: false } }
}

function startImpatience(ms: number): { over: Promise<Unknown>; stop(): void } {
  const { promise, resolve } = Promise.withResolvers<Unknown>()
  const timer = setTimeout(() => resolve(AWAY), ms)
  return { over: promise, stop: () => clearTimeout(timer) }
}
