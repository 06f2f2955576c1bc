// The trace of a decision: which rules ran, what they saw, what they chose. Data only; wording.ts makes sentences of it.
import type { Facts } from './reason.ts'

export type Rule =
  | 'contact.found'
  | 'contact.created'
  | 'contact.unknown'
  | 'contact.blind_copy'
  | 'contact.colleague'
  | 'company.primary'
  | 'company.none'
  | 'company.by_domain'
  | 'company.created'
  | 'company.freemail'
  | 'company.ambiguous'
  | 'deals.newest_open'
  | 'deals.none'
  | 'owner.member'
  | 'owner.member_unknown'
  | 'owner.member_archived'
  | 'owner.contact'
  | 'owner.default'
  | 'owner.none'
  | 'association.full'
  | 'engagement.new'
  | 'engagement.joined'
  | 'engagement.shared'
  | 'body.shortened'
  | 'verdict.written'
  | 'verdict.skipped'

export type TraceStep = { rule: Rule; facts: Facts }
export type Trace = TraceStep[]
