// Puts together what HubSpot tells a card: the account, who looks at it, the record, the app, its variables.
import type { Account, User } from '../account.ts'
import type { SimulatorContext } from '../context.ts'
import { objectTypeIdOf } from '../object-types.ts'
import { appName } from '../pages/app-name.ts'
import { appHomePath } from '../pages/app-paths.ts'
import type { RecordRef } from '../state.ts'
import type { CardBundle } from './card-bundle.ts'
import type { CardConfig, CardContext } from './protocol.ts'

export type Viewing = { account: Account; user: User; record?: RecordRef }

export function cardConfig(context: SimulatorContext, bundle: CardBundle, viewing: Viewing): CardConfig {
  const { permittedUrls } = context.app
  return {
    uid: bundle.uid,
    bundleUrl: `/simulator/cards/bundles/${encodeURIComponent(bundle.uid)}.js`,
    context: cardContext(context.app.appId, bundle, viewing),
    permitted: permittedUrls && { iframe: permittedUrls.iframe, img: permittedUrls.img },
    basePath: appHomePath(viewing.account.portalId, context.app.appId),
  }
}

function cardContext(appId: string, bundle: CardBundle, viewing: Viewing): CardContext {
  const { account, user, record } = viewing
  return {
    location: bundle.location,
    portal: { id: Number(account.portalId), timezone: account.timeZone },
    user: {
      id: Number(user.id),
      email: user.email,
      emails: [user.email],
      firstName: user.firstName,
      lastName: user.lastName,
      // HubSpot: always empty by now.
      roles: [],
      teams: teamsOf(account, user),
      locale: 'en-us',
      language: 'en',
      permissions: user.superAdmin || user.appMarketplaceAccess ? ['integrations-management-write'] : [],
    },
    ...(record ? { crm: { objectId: Number(record.id), objectTypeId: objectTypeIdOf(record.type) } } : {}),
    extension: { appId: Number(appId), appName, cardTitle: bundle.title },
    variables: bundle.manifest.variables,
  }
}

function teamsOf({ owners }: Account, user: User): CardContext['user']['teams'] {
  const own = owners.find(({ userId }) => userId === Number(user.id))?.teams ?? []
  return own.map(({ id, name }) => ({
    id: Number(id),
    name,
    teammates: owners.flatMap(({ userId, teams }) =>
      userId !== null && teams.some((team) => team.id === id) ? [userId] : [],
    ),
  }))
}
