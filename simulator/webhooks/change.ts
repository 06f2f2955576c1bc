// What may change in an account, as HubSpot tells its apps about it; and who did it.
import type { ObjectType } from '../object-types.ts'

export type Ref = { type: ObjectType; id: string }

export type Change =
  | { kind: 'creation' | 'deletion' | 'restore' | 'privacyDeletion'; record: Ref }
  | { kind: 'propertyChange'; record: Ref; name: string; value: string }
  | { kind: 'associationChange'; record: Ref; to: Ref; typeId: number; removed: boolean; primary: boolean }
  // The survivor may be the primary one or a new record.
  | { kind: 'merge'; record: Ref; primaryId: string; mergedIds: string[]; propertiesMoved: number }

/** Who is at work: somebody in HubSpot's pages, or an app by its token. */
export type Actor = { changeSource: 'CRM_UI' | 'INTEGRATION'; sourceId: string }

export const aPerson: Actor = { changeSource: 'CRM_UI', sourceId: 'userId:61500001' }

export function anApp(appId: string): Actor {
  return { changeSource: 'INTEGRATION', sourceId: appId }
}
