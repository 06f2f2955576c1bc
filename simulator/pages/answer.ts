// What a page's address is answered with, and how a request's loose values are read.
import type { Html } from './html.ts'
import { notFoundPage } from './problem-page.ts'

export type Answer = {
  status: number
  page: Html
  cookie?: string | null
  // Origins that cards may frame; null or absent: no cards, and so no script.
  frames?: string[] | null
}

export function found(page: Html): Answer {
  return { status: 200, page }
}

export function missing(what: string): Answer {
  return { status: 404, page: notFoundPage(what) }
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
