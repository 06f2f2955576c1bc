// Settings as a file: what is written into it, and what is taken out of it again.
import { z } from 'zod'
import type { Finding } from '../domain/settings/finding.ts'
import { parseSettings } from '../domain/settings/parse-settings.ts'
import type { Settings } from '../domain/settings/settings.ts'

export type FileFacts = { portalId: string; version: number; now: Date }

/** Pretty, so that people can read and compare it. */
export function writeSettingsFile(settings: Settings, { portalId, version, now }: FileFacts): string {
  const file = { logbook: 'settings', account: portalId, version, exported_at: now.toISOString(), settings }
  return `${JSON.stringify(file, null, 2)}\n`
}

export function fileName({ portalId, version }: Pick<FileFacts, 'portalId' | 'version'>): string {
  return `logbook-settings-${portalId}-v${version}.json`
}

/** Anything that wraps a document: our files, and the answers of our API. */
const Wrapped = z.looseObject({ settings: z.unknown() })

/** `document`: what was taken for the settings. `base`: where in what was sent it stands. */
export type ReadDocument = { document: unknown; base: '' | '/settings' } & (
  | { ok: true; settings: Settings }
  | { ok: false; findings: Finding[] }
)

/** A document, or something that has one under `settings`. */
export function readDocument(input: unknown): ReadDocument {
  const wrapped = Wrapped.safeParse(input)
  const isWrapped = wrapped.success && Object.hasOwn(wrapped.data, 'settings')
  const document = isWrapped ? wrapped.data.settings : input
  return { ...parseSettings(document), document, base: isWrapped ? '/settings' : '' }
}

/** The same of a text. */
export function readSettingsFile(text: string): ReadDocument {
  let input: unknown
  try {
    input = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    const message = 'This is not JSON: quotes, commas or brackets do not fit, or it is another kind of file.'
    const fix = 'Choose a file that was exported from Logbook, or correct it with an editor that knows JSON.'
    const finding: Finding = { pointer: '', code: 'invalid_type', severity: 'error', message, fix }
    return { ok: false, findings: [finding], document: null, base: '' }
  }
  return readDocument(input)
}
