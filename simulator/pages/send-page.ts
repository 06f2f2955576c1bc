// Answers with a page that can run nothing of others: frames of its own making, and a script of ours only where cards are shown.
import type { Response } from 'express'
import type { Html } from './html.ts'

// form-action is open because the consent form is redirected to wherever the app lives.
const policy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  'img-src https: http: data:',
  'form-action *',
  "base-uri 'none'",
  "frame-ancestors 'none'",
]
const cardPolicy = ["script-src 'self'", "worker-src 'self'", "connect-src 'self'"]

/** `frames` are the origins that the app's cards may frame; null where there are no cards. */
export function sendPage(res: Response, status: number, page: Html, frames: string[] | null = null): void {
  const frameSource = `frame-src 'self' ${(frames ?? []).join(' ')}`
  res
    .status(status)
    .set({
      'content-security-policy': [...policy, frameSource, ...(frames ? cardPolicy : [])].join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .type('html')
    .send(page.text)
}
