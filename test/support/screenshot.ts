// Pictures for the documentation: taken by the stories themselves, when `npm run screenshots` asks for them.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { shrinkPng } from './shrink-png.ts'

export const isTakingPictures = Boolean(process.env.SCREENSHOTS)

/** Of a page, or of a part of it. */
export async function takeScreenshot(
  seen: Page | Locator,
  name: string,
  folder = 'docs/images',
): Promise<void> {
  if (!isTakingPictures) return
  const file = `${folder}/${name}.png`
  const picture = await seen.screenshot({ animations: 'disabled', caret: 'hide' })
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, shrinkPng(picture))
}
