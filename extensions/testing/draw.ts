// Draws a card in its place, as HubSpot would, and lets it settle.
import type { RenderedRootNode } from '@hubspot/ui-extensions/testing'
import type { ReactNode } from 'react'
import { wordsOn } from './read-screen.ts'
import { settle } from './settle.ts'

type CanDraw = { render: (node: ReactNode) => RenderedRootNode; getRootNode: () => RenderedRootNode }

/** What the renderer of the place can do, and what a person reads there. */
export async function draw<R extends CanDraw>(
  renderer: R,
  element: ReactNode,
): Promise<R & { screen: () => string }> {
  renderer.render(element)
  await settle()
  return { ...renderer, screen: () => wordsOn(renderer.getRootNode()) }
}
