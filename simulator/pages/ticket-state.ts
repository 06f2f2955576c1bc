// Whether a ticket is open or closed, as its stage says.
import type { CrmRecord, Portal } from '../state.ts'

export function ticketState(portal: Portal, { properties }: CrmRecord): 'Open' | 'Closed' {
  const stages = portal.account.ticketPipelines.flatMap((pipeline) => pipeline.stages)
  const stage = stages.find(({ id }) => id === properties.hs_pipeline_stage)
  return stage?.metadata.ticketState === 'CLOSED' ? 'Closed' : 'Open'
}
