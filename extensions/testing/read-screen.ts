// Reads a drawn card the way a person would: all its words in order, without what is behind closed panels and windows.
import type { RenderedChildNode, RenderedParentNode } from '@hubspot/ui-extensions/testing'

/** What closed overlays contain is a property of their button, so it is not among the children. */
export function wordsOn(node: { childNodes: RenderedChildNode[] } | RenderedParentNode): string {
  return node.childNodes
    .map((child) => ('childNodes' in child ? wordsOn(child) : child.text))
    .filter(Boolean)
    .join(' | ')
}
