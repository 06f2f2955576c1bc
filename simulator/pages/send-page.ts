// Answers with a page that can run nothing: no script at all, and frames only of the page's own making.
import type { Response } from 'express'
import type { Html } from './html.ts'

// form-action is open because the consent form is redirected to wherever the app lives.
const policy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  'img-src https: http: data:',
  "frame-src 'self'",
  'form-action *',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export function sendPage(res: Response, status: number, page: Html): void {
  res
    .status(status)
    .set({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .type('html')
    .send(page.text)
}
