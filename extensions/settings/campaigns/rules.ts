// The campaigns of the settings page: those with a rule of their own and those that events have named. Pure.
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { Choices } from '../../../server/http/settings/answers.ts'

export type CampaignRule = Settings['campaigns'][number]
export type Deal = NonNullable<CampaignRule['deal']>
/** `index`: its place in the document; null: what holds for all holds for it. */
export type CampaignRow = { campaign: string; rule: CampaignRule; index: number | null }

/** Those with a rule first. */
export function campaignsOf(document: Settings, { campaigns }: Choices): CampaignRow[] {
  const listed = document.campaigns.map((rule, index) => ({ campaign: rule.campaign, rule, index }))
  const names = new Set(listed.map(({ campaign }) => campaign))
  const seen = campaigns.filter((campaign) => !names.has(campaign))
  return [...listed, ...seen.toSorted().map((campaign) => ({ campaign, rule: plain(campaign), index: null }))]
}

/** A rule that says nothing is taken out, unless nothing else would show the campaign (`isKept`). */
export function withRule(
  rules: readonly CampaignRule[],
  campaign: string,
  edit: (rule: CampaignRule) => CampaignRule,
  isKept = false,
): CampaignRule[] {
  const old = rules.find((rule) => rule.campaign === campaign)
  const rule = edit(old ?? plain(campaign))
  if (rule.is_pushed && rule.deal === null && !isKept) return rules.filter((one) => one !== old)
  return old ? rules.map((one) => (one === old ? rule : one)) : [...rules, rule]
}

/** The deal that a campaign opens at first: upon a reply, in the first stage of the first pipeline. */
export function usualDeal({ pipelines }: Choices): Deal {
  const [pipeline] = pipelines ?? []
  const stage = pipeline?.stages.find(({ is_closed }) => !is_closed)
  return {
    on: ['reply'],
    pipeline: pipeline?.id ?? '',
    stage: stage?.id ?? '',
    name_format: '{company} – {campaign}',
    amount: null,
    owner_id: null,
    defaults: {},
  }
}

function plain(campaign: string): CampaignRule {
  return { campaign, is_pushed: true, deal: null }
}
