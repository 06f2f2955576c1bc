// Where a personal invitation leads: a page that says what to do inside HubSpot. Looking at it uses nothing up, as mail scanners look too.
import { type RequestHandler, Router } from 'express'
import { type InvitationDeps, readInvitation } from '../../install/invitations.ts'
import { type Account, findAccount } from '../../store/accounts.ts'
import { html, page } from '../pages/html.ts'

export type ConnectPageDeps = InvitationDeps & {
  /** Logbook's own page in an account. */
  homeUrl(account: { portalId: string; uiDomain: string }): string
}

export function connectPageRoutes(deps: ConnectPageDeps): Router {
  const router = Router()
  router.get('/connect/:token', hideAddress, async (req, res) => {
    const token = String(req.params.token)
    const read = await readInvitation(deps, null, token)
    const account = read.ok ? await findAccount(deps.db, read.invitation.portalId) : null
    if (!read.ok || !account) {
      const why = read.ok ? 'forged' : read.why
      res.status(why === 'forged' ? 404 : 410).send(refusalPage(why))
      return
    }
    res.send(connectPage({ account, email: read.email, token, homeUrl: deps.homeUrl(account) }))
  })
  return router
}

/** The address is a key: no cache may keep it, no link may carry it on, no search may find it. */
const hideAddress: RequestHandler = (_req, res, next) => {
  res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' })
  next()
}

type Invited = { account: Account; email: string; token: string; homeUrl: string }

function connectPage({ account, email, token, homeUrl }: Invited): string {
  return page(
    'Connect your activity',
    html`<h1>Connect your activity</h1>
<p>What you send as <strong>${email}</strong> is to be logged in the HubSpot account <strong>${account.name}</strong>, under your name.</p>
<ol>
<li><p><a class="button" href="${homeUrl}" rel="noreferrer">Open Logbook in HubSpot</a></p></li>
<li><p>There, under <em>Your activity</em>, press <em>Connect</em> beside ${email}.</p>
<p>Is ${email} not listed, because you sign in to HubSpot with another address? Then paste this code under <em>I have an invitation</em>:</p>
<pre id="code">${token}</pre></li>
</ol>
<p>The code is yours alone and works once. You can pause at any time, in the same place.</p>`,
  )
}

const REFUSALS = {
  forged: {
    title: 'This link does not work',
    text: 'It is not one that Logbook made, or a part of it is missing.',
  },
  expired: { title: 'This invitation is too old', text: 'Each works for two weeks.' },
  used: { title: 'This invitation was used before', text: 'Each works once: you may be connected already.' },
}

function refusalPage(why: keyof typeof REFUSALS): string {
  const { title, text } = REFUSALS[why]
  return page(
    title,
    html`<h1>${title}</h1>
<p>${text} Look on Logbook's page in HubSpot, under <em>Your activity</em>, or ask an admin for a new invitation.</p>`,
  )
}
