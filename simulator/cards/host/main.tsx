// Runs every extension that the server put on this page. A development and test tool: HubSpot's rules, not HubSpot's pixels.
import type { CardConfig } from '../protocol.ts'
import { mountExtension } from './mount-extension.tsx'

// What the server wrote it also typed; the page is its own.
function readConfig(element: HTMLElement): CardConfig {
  return JSON.parse(element.dataset.extension ?? '{}')
}

for (const element of document.querySelectorAll<HTMLElement>('[data-extension]'))
  mountExtension(element, readConfig(element))
