// A copy of the HubSpot project to make mistakes in, and the command that is to find them.
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'

export function copyOfProject(): string {
  const dir = emptyFolder()
  const unwanted = new Set(['node_modules', 'generated'])
  for (const name of ['hsproject.json', '.hsignore', 'hubspot-app', 'extensions'])
    cpSync(name, join(dir, name), { recursive: true, filter: (file) => !unwanted.has(basename(file)) })
  return dir
}

export function emptyFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'logbook-project-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** A mistake that changes nothing would prove nothing. */
export function edit(file: string, from: string | RegExp, to: string): (dir: string) => void {
  return (dir) => {
    const before = readFileSync(join(dir, file), 'utf8')
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    writeFileSync(join(dir, file), after)
  }
}

export function prepend(file: string, line: string): (dir: string) => void {
  return edit(file, /^/, line)
}

export function runHubSpotCheck(
  dir: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; text: string }> {
  const command = ['scripts/hubspot-check.ts', '--project', dir, ...args]
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      command,
      { env: { ...process.env, ...env } },
      (_failure, out, err) => resolve({ code: child.exitCode ?? -1, text: out + err }),
    )
  })
}
