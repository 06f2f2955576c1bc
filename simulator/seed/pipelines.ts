// The two deal pipelines: the one every account is born with, and one that an administrator added; and the one for tickets.
import type { Pipeline, TicketPipeline } from '../account.ts'

type StageRow = [id: string, label: string, isClosed: 'true' | 'false', probability: string]

export function salesPipeline(): Pipeline {
  return pipeline('default', 'Sales pipeline', 0, [
    ['appointmentscheduled', 'Appointment scheduled', 'false', '0.2'],
    ['qualifiedtobuy', 'Qualified to buy', 'false', '0.4'],
    ['presentationscheduled', 'Presentation scheduled', 'false', '0.6'],
    ['decisionmakerboughtin', 'Decision maker bought-in', 'false', '0.8'],
    ['contractsent', 'Contract sent', 'false', '0.9'],
    ['closedwon', 'Closed won', 'true', '1.0'],
    ['closedlost', 'Closed lost', 'true', '0.0'],
  ])
}

// Stages that people add get a number for an id, not a word.
export const renewalStages = { due: '8810401', talks: '8810402', renewed: '8810403', churned: '8810404' }

export function renewalsPipeline(): Pipeline {
  return pipeline('8810400', 'Renewals', 1, [
    [renewalStages.due, 'Renewal due', 'false', '0.5'],
    [renewalStages.talks, 'In talks', 'false', '0.8'],
    [renewalStages.renewed, 'Renewed', 'true', '1.0'],
    [renewalStages.churned, 'Churned', 'true', '0.0'],
  ])
}

/** Its ids, and those of its stages, are small numbers. */
export function supportPipeline(): TicketPipeline {
  const rows = [
    ['1', 'New', 'OPEN'],
    ['2', 'Waiting on contact', 'OPEN'],
    ['3', 'Waiting on us', 'OPEN'],
    ['4', 'Closed', 'CLOSED'],
  ] as const
  const stages = rows.map(([id, label, ticketState], displayOrder) => ({
    ...{ id, label, displayOrder, archived: false },
    metadata: { ticketState },
  }))
  return { id: '0', label: 'Support Pipeline', displayOrder: 0, archived: false, stages }
}

function pipeline(id: string, label: string, displayOrder: number, rows: StageRow[]): Pipeline {
  const stages = rows.map(([stageId, stageLabel, isClosed, probability], stageOrder) => ({
    id: stageId,
    label: stageLabel,
    displayOrder: stageOrder,
    archived: false,
    metadata: { isClosed, probability },
  }))
  return { id, label, displayOrder, archived: false, stages }
}
