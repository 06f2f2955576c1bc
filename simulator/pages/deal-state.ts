// Whether a deal is open, won or lost, as its stage says.
import type { CrmRecord, Portal } from '../state.ts'

export function isClosed(portal: Portal, deal: CrmRecord): boolean {
  return dealState(portal, deal) !== 'Open'
}

export function dealState(portal: Portal, { properties }: CrmRecord): 'Open' | 'Won' | 'Lost' {
  const stage = portal.account.pipelines
    .find(({ id }) => id === properties.pipeline)
    ?.stages.find(({ id }) => id === properties.dealstage)
  if (stage?.metadata.isClosed !== 'true') return 'Open'
  return Number(stage.metadata.probability) === 1 ? 'Won' : 'Lost'
}
