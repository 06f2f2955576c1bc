// node scripts/settings-docs.ts: writes docs/settings.md anew from the schema.
import { writeFile } from 'node:fs/promises'
import { SETTINGS_PAGE, settingsPage } from './settings-docs/page.ts'

await writeFile(SETTINGS_PAGE, settingsPage())
