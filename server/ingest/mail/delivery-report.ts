// Reads the machine-readable part of a delivery status report (RFC 3464): which recipients failed, and how final that is.
import { cleanLine, cut } from './clean-text.ts'
import { plainAddress } from './read-headers.ts'

export type BounceClass = 'hard' | 'soft' | 'block' | 'unknown'
export type ReportedRecipient = {
  final: string | null
  original: string | null
  action: string
  class: BounceClass
  code: string | null
  diagnostic: string | null
}

/** A refusal that is about the sender or the text, not about the address. Words count only where the status blames no address. */
const POLICY_WORDS =
  /\b(?:spam|spf|dkim|dmarc|black ?list\w*|block ?list\w*|blocked|reputation|polic(?:y|ies)|spamhaus|rbl|dnsbl)\b/i
const ENHANCED = /\b[245]\.\d{1,3}\.\d{1,3}\b/
const SEVERITY: readonly BounceClass[] = ['hard', 'block', 'soft', 'unknown']

export function readRecipients(status: string): ReportedRecipient[] {
  return status
    .split(/\r?\n[ \t]*\r?\n/)
    .flatMap(fieldGroups)
    .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'))
    .map(toRecipient)
}

/** `delayed` is not failed: the server is still trying. Without an Action, any status but success (2.x) is a failure. */
export function hasFailed({ action, code }: ReportedRecipient): boolean {
  return action === '' ? !code?.startsWith('2') : action === 'failed'
}

export function mostSevere(recipients: ReportedRecipient[]): ReportedRecipient | undefined {
  return recipients.toSorted((a, b) => SEVERITY.indexOf(a.class) - SEVERITY.indexOf(b.class))[0]
}

/** The fields of one block. A recipient named again starts a new group: some servers leave out the blank line between. */
function fieldGroups(block: string): Map<string, string>[] {
  const groups = [new Map<string, string>()]
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    const isRepeated = name === 'final-recipient' && groups.at(-1)?.has(name)
    if (isRepeated) groups.push(new Map())
    const fields = groups.at(-1)
    if (fields && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return groups
}

function toRecipient(fields: Map<string, string>): ReportedRecipient {
  const field = (name: string) => fields.get(name) ?? ''
  const said = cleanLine(field('diagnostic-code').replace(/^(?:smtp|x-[\w-]+|dns|unix)\s*;\s*/i, ''))
  const code = ENHANCED.exec(field('status')) ?? ENHANCED.exec(said) ?? /^[45]\d\d\b/.exec(said)
  return {
    final: addressOf(field('final-recipient')),
    original: addressOf(field('original-recipient')),
    action: cleanLine(field('action').replace(/\([^()]*\)/g, '')).toLowerCase(),
    class: classify(code?.[0] ?? '', said),
    code: code?.[0] ?? null,
    diagnostic: said === '' ? null : cut(said, 4_000),
  }
}

function classify(code: string, said: string): BounceClass {
  if (code.startsWith('5.7.')) return 'block'
  if (!code.startsWith('5.1.') && POLICY_WORDS.test(said)) return 'block'
  if (code.startsWith('5')) return 'hard'
  return code.startsWith('4') ? 'soft' : 'unknown'
}

/** `rfc822; jane@acme.example` */
function addressOf(value: string): string | null {
  return plainAddress(value.slice(value.indexOf(';') + 1).replace(/\([^()]*\)/g, ''))
}
