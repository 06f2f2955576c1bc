// Whether HubSpot is asked to send exactly what the server handles.
import {
  HUB_SUBSCRIPTIONS,
  OBJECT_SUBSCRIPTIONS,
  WATCHED_OBJECT_TYPES,
  WATCHED_PROPERTIES,
} from '../../server/domain/webhook-subscriptions.ts'
import type { Manifest } from '../hubspot-project/project.ts'
import { WebhooksConfig } from './config-schemas.ts'
import { type Finding, lacking, noManifest, type Where } from './problem.ts'

type Subscription = { subscriptionType: string; objectType: string; propertyName: string }

/** Every subscription is one that the server handles, and none that it relies on is missing. */
export function checkWebhooks(manifests: readonly Manifest[], where: Where): Finding {
  const title = 'Webhooks'
  const manifest = manifests.find(({ type }) => type === 'webhooks')
  if (!manifest) return { title, saw: '', problems: [noManifest('webhooks', where)] }
  const { crmObjects, hubEvents } = WebhooksConfig.parse(manifest.config).subscriptions
  const active = [...crmObjects, ...hubEvents].filter((one) => one.active).map(nameOf)
  const wanted = wantedSubscriptions().map(nameOf)
  const list = 'server/domain/webhook-subscriptions.ts'
  const problems = [
    ...lacking(active, wanted).map((name) => ({
      where: where(manifest.file),
      what: `HubSpot is asked to send "${name}", which the server does not handle.`,
      fix: `Set it to "active": false (HubSpot refuses an upload that removes one), or handle it and add it to ${list}.`,
    })),
    ...lacking(wanted, active).map((name) => ({
      where: where(manifest.file),
      what: `The server relies on being told of "${name}", which no active subscription asks for.`,
      fix: `Add the subscription, or take it out of ${list}.`,
    })),
    ...active
      .filter((name, index) => active.indexOf(name) !== index)
      .map((name) => ({
        where: where(manifest.file),
        what: `"${name}" is asked for twice.`,
        fix: 'Remove one of the two.',
      })),
  ]
  return { title, saw: `${active.length} subscriptions, each of which the server handles`, problems }
}

function wantedSubscriptions(): Subscription[] {
  const ofObjects = Object.keys(WATCHED_OBJECT_TYPES).flatMap((objectType) =>
    OBJECT_SUBSCRIPTIONS.flatMap((subscriptionType): Subscription[] =>
      subscriptionType === 'object.propertyChange'
        ? watchedProperties(objectType).map((propertyName) => ({
            subscriptionType,
            objectType,
            propertyName,
          }))
        : [{ subscriptionType, objectType, propertyName: '' }],
    ),
  )
  const ofHub = HUB_SUBSCRIPTIONS.map((subscriptionType) => ({
    subscriptionType,
    objectType: '',
    propertyName: '',
  }))
  return [...ofObjects, ...ofHub]
}

function watchedProperties(objectType: string): readonly string[] {
  return new Map<string, readonly string[]>(Object.entries(WATCHED_PROPERTIES)).get(objectType) ?? []
}

function nameOf(one: {
  subscriptionType: string
  objectType?: string
  propertyName?: string | undefined
}): string {
  return [one.subscriptionType, one.objectType, one.propertyName].filter(Boolean).join(' ')
}
