// Pictures for the documentation: taken by the stories themselves, when `npm run screenshots` asks for them.
import type { Page } from 'playwright-core'

export async function takeScreenshot(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `docs/images/${name}.png` })
}
