// Checks which companies and deals activity is to be logged on, and the deals that campaigns open: labels, pipelines and stages must be
// there. Pure.
import { checkSetTwice, checkValues } from './check-properties.ts'
import type { Finding, SettingsPart } from './finding.ts'
import type { LiveAccount, LivePipeline } from './live-account.ts'
import { suggest } from './nearest.ts'
import { notChecked } from './not-checked.ts'
import type { Settings } from './settings.ts'

type Choice = { value: string; label: string }

export function checkAssociations({ associations }: Settings, live: LiveAccount): Finding[] {
  const { companies, company_labels, deals } = associations
  return [
    ...(companies === 'labelled' ? checkLabels(company_labels, live) : []),
    ...(deals.pipelines.length > 0 ? checkPipelines(deals.pipelines, live) : []),
  ]
}

function checkLabels(chosen: readonly string[], { labels }: LiveAccount): Finding[] {
  const pointer = '/associations/company_labels'
  if (chosen.length === 0) {
    const message = 'Activity is to be logged on companies with certain labels, but no label is listed.'
    const fix = 'List at least one label, or choose the primary company or all companies.'
    return [{ pointer, code: 'nothing_chosen', severity: 'error', message, fix }]
  }
  if (!labels.isKnown) return notChecked(labels, pointer, 'the labels between contacts and companies')
  const choices = labels.value.map((label) => ({ value: label, label }))
  return checkAll(chosen, choices, (label, index, isLeft) => ({
    pointer: `${pointer}/${index}`,
    code: 'unknown_label',
    severity: 'error',
    message: `HubSpot has no label "${label}" between contacts and companies.`,
    fix: suggest(label, choices, 'labels'),
    ...(!isLeft && { part: { kind: 'company_labels' } }),
  }))
}

function checkPipelines(chosen: readonly string[], { pipelines }: LiveAccount): Finding[] {
  const pointer = '/associations/deals/pipelines'
  if (!pipelines.isKnown) return notChecked(pipelines, pointer, 'the pipelines of deals')
  const choices = pipelines.value.map(toChoice)
  return checkAll(chosen, choices, (id, index, isLeft) => ({
    ...unknownPipeline(id, choices, `${pointer}/${index}`),
    ...(!isLeft && { part: { kind: 'deal_pipelines' } }),
  }))
}

/** `isLeft`: some other of the chosen ones is still there, so that the choice goes on to mean something. */
function checkAll(
  chosen: readonly string[],
  choices: readonly Choice[],
  toFinding: (one: string, index: number, isLeft: boolean) => Finding,
): Finding[] {
  const known = new Set(choices.map(({ value }) => value))
  const isLeft = chosen.some((one) => known.has(one))
  return chosen.flatMap((one, index) => (known.has(one) ? [] : [toFinding(one, index, isLeft)]))
}

export function checkCampaigns({ campaigns }: Settings, live: LiveAccount): Finding[] {
  const { pipelines } = live
  const opening = campaigns.flatMap(({ campaign, deal, is_pushed }, index) =>
    deal ? [{ campaign, deal, is_pushed, index }] : [],
  )
  if (opening.length === 0) return []
  const hasValues = opening.some(({ deal }) => Object.keys(deal.defaults).length > 0)
  const unchecked = [
    ...notChecked(pipelines, '/campaigns', 'the pipelines of deals'),
    ...(hasValues ? notChecked(live.deals, '/campaigns', 'the properties of deals') : []),
  ]
  const wrong = opening.flatMap(({ campaign, deal, is_pushed, index }) => {
    const part: SettingsPart = { kind: 'campaign_deal', campaign }
    const findings = [
      ...(pipelines.isKnown ? checkStage(deal, pipelines.value, `/campaigns/${index}/deal`) : []),
      ...checkValues(deal.defaults, live, {
        kind: 'deals',
        path: ['campaigns', index, 'deal', 'defaults'],
        part,
      }),
      ...checkSetTwice(deal.defaults, `/campaigns/${index}/deal/defaults`),
    ]
    return findings.map(({ part: _part, ...finding }) => (is_pushed ? { ...finding, part } : finding))
  })
  return [...unchecked, ...wrong]
}

function checkStage(
  { pipeline, stage }: { pipeline: string; stage: string },
  pipelines: readonly LivePipeline[],
  pointer: string,
): Finding[] {
  const found = pipelines.find(({ id }) => id === pipeline)
  if (!found) return [unknownPipeline(pipeline, pipelines.map(toChoice), `${pointer}/pipeline`)]
  if (found.stages.some(({ id }) => id === stage)) return []
  return [
    {
      pointer: `${pointer}/stage`,
      code: 'unknown_stage',
      severity: 'error',
      message: `The pipeline ${found.label} has no stage with the id ${stage}.`,
      fix: suggest(stage, found.stages.map(toChoice), 'stages'),
    },
  ]
}

function unknownPipeline(id: string, choices: readonly Choice[], pointer: string): Finding {
  const message = `HubSpot has no pipeline of deals with the id ${id}.`
  return {
    pointer,
    code: 'unknown_pipeline',
    severity: 'error',
    message,
    fix: suggest(id, choices, 'pipelines'),
  }
}

function toChoice({ id, label }: { id: string; label: string }): Choice {
  return { value: id, label }
}
