// Who is looking at an account's pages: a colleague, chosen in the bar and kept in a cookie, so that each view can be tried.
import type { Request } from 'express'
import type { Account, User } from '../account.ts'
import { type Html, html } from './html.ts'

export type Viewer = { user: User; cookie: string | null }

/** The user named by ?as= (id or address), else by the cookie, else the first super admin. Null in an account without users. */
export function viewerOf(req: Request, { portalId, users }: Account): Viewer | null {
  const wanted = typeof req.query.as === 'string' ? req.query.as : null
  const known = (name: string | null) => users.find(({ id, email }) => id === name || email === name)
  const named = known(wanted)
  const user =
    named ?? known(cookieOf(req, portalId)) ?? users.find(({ superAdmin }) => superAdmin) ?? users[0]
  if (!user) return null
  return { user, cookie: named ? `as_${portalId}=${named.id}; Path=/; HttpOnly; SameSite=Lax` : null }
}

function cookieOf(req: Request, portalId: string): string | null {
  const pairs = (req.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='))
  return pairs.find(([name]) => name === `as_${portalId}`)?.[1] ?? null
}

/** The switch in the bar. The page's other query parameters stay as they are. */
export function viewerSwitch({ users }: Account, { user }: Viewer, query: Record<string, unknown>): Html {
  const others = Object.entries(query).filter(([name]) => name !== 'as')
  return html`<form class="signed-in" method="get">
${others.map(([name, value]) => typeof value === 'string' && html`<input type="hidden" name="${name}" value="${value}">`)}
<label for="as">Viewing as</label>
<select id="as" name="as">${users.map(
    (each) =>
      html`<option value="${each.id}"${each.id === user.id && html` selected`}>${each.firstName} ${each.lastName} (${roleOf(each)})</option>`,
  )}</select> <button>Switch</button></form>`
}

function roleOf({ superAdmin, appMarketplaceAccess }: User): string {
  if (superAdmin) return 'super admin'
  return appMarketplaceAccess ? 'may install apps' : 'sales rep'
}
