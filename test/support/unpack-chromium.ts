// Unpacks the Chromium that comes inside an npm package, once per installation.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const PACKAGE = '@sparticuz/chromium'

// In node_modules: a new version of the package comes with a new installation, and that removes this folder.
const UNPACKED = fileURLToPath(new URL('../../node_modules/.cache/logbook-chromium', import.meta.url))

// The package's own file knows the folders of AWS only, and then every page is drawn without a letter.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

export async function unpackChromium(): Promise<{ path: string; env: Record<string, string> }> {
  if (!existsSync(UNPACKED)) await unpack(`${UNPACKED}.${process.pid}`)
  // The package brings libnss3 and fonts too: a bare server has neither.
  const env = { LD_LIBRARY_PATH: `${UNPACKED}/al2023/lib`, FONTCONFIG_PATH: `${UNPACKED}/fonts` }
  return { path: `${UNPACKED}/chromium`, env }
}

/** Beside, then renamed: two workers starting at once never see half a browser. */
async function unpack(beside: string): Promise<void> {
  await rm(beside, { recursive: true, force: true })
  await mkdir(beside, { recursive: true })
  const packageUrl = createRequire(import.meta.url).resolve(PACKAGE)
  const script = `const { default: chromium } = await import(${JSON.stringify(packageUrl)}); await chromium.executablePath()`
  // In a process of its own, because the package unpacks to TMPDIR, and its libraries only if this looks like AWS.
  const env = { ...process.env, TMPDIR: beside, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env })
  await writeFile(`${beside}/fonts/fonts.conf`, FONTS)
  await rename(beside, UNPACKED).catch(async (failure) => {
    await rm(beside, { recursive: true, force: true })
    if (!existsSync(UNPACKED)) throw failure
  })
}
