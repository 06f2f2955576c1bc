// An admin's browser, as far as an installation needs one: it keeps cookies and follows the way to HubSpot and back.
import { z } from 'zod'

export type Visitor = {
  /** From our install link to HubSpot's consent page; answers its address. */
  startInstall(url: string): Promise<URL>
  /** Decides on the consent page; answers the address that HubSpot sends the browser back to. */
  decide(
    consent: URL,
    decision: 'allow' | 'deny',
    choice?: { account?: string; user?: string },
  ): Promise<string>
  /** Opens an address of ours with the cookies so far. */
  open(url: string): Promise<{ status: number; text: string; headers: Headers }>
  /** The whole way, consenting; answers the last page. */
  install(url: string, account?: string): Promise<{ status: number; text: string }>
}

export function createVisitor(): Visitor {
  const cookies = new Map<string, string>()

  async function visit(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', ...init, headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      cookies.set(name, value)
    }
    return answer
  }

  const location = (answer: Response) => z.url().parse(answer.headers.get('location'))

  const visitor: Visitor = {
    async startInstall(url) {
      return new URL(location(await visit(`${url}/oauth/install`)))
    },
    async decide(consent, decision, { account = '47110815', user = '61500001' } = {}) {
      const form = new URLSearchParams(consent.search)
      for (const [name, value] of Object.entries({ account, user, decision })) form.set(name, value)
      return location(
        await visit(`${consent.origin}/oauth/authorize/decision`, { method: 'POST', body: form }),
      )
    },
    async open(url) {
      const answer = await visit(url)
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    },
    async install(url, account) {
      const back = await visitor.decide(await visitor.startInstall(url), 'allow', account ? { account } : {})
      return visitor.open(back)
    },
  }
  return visitor
}
