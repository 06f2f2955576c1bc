// Plays our server behind hubspot.fetch, for the tests of the cards: fixed answers, refusals, and answers that come when the test says so.
import { afterEach } from 'vitest'

export type PlayedCall = { route: string; url: URL; body: unknown; headers: unknown }

export type PlayedServer = {
  calls: PlayedCall[]
  /** How often a route was asked. */
  asked(route: string): number
  /** The last call of a route. */
  last(route: string): PlayedCall
  /** `route` is "GET /cards/v1/home". A function is asked anew each time. */
  answer(route: string, body: object | ((call: PlayedCall) => object)): void
  refuse(route: string, status: number, body: unknown): void
  /** The network breaks. */
  breakOff(route: string): void
  /** Answers stay away until they are let go, in any order. */
  hold(route: string): HeldAnswers
}

export type HeldAnswers = { count(): number; let(index: number, body: object): void }

type Play = (call: PlayedCall) => Promise<Response>

export const API_URL = 'https://logbook.example.com'

/** One server for one test. */
export function playServer(): PlayedServer {
  const plays = new Map<string, Play>()
  const calls: PlayedCall[] = []
  Reflect.set(globalThis, 'self', globalThis)
  Reflect.set(
    globalThis,
    'hsFetch',
    async (address: string, options: { method?: string; body?: object; headers?: object }) => {
      const url = new URL(address)
      const route = `${options.method ?? 'GET'} ${url.pathname}`
      const call = { route, url, body: options.body, headers: options.headers }
      calls.push(call)
      const play = plays.get(route)
      if (!play) throw new Error(`Nobody plays ${route}`)
      return play(call)
    },
  )

  return {
    calls,
    asked: (route) => calls.filter((call) => call.route === route).length,
    last(route) {
      const call = calls.findLast((call) => call.route === route)
      if (!call) throw new Error(`${route} was never asked`)
      return call
    },
    answer(route, body) {
      plays.set(route, async (call) => Response.json(typeof body === 'function' ? body(call) : body))
    },
    refuse(route, status, body) {
      plays.set(route, async () => new Response(JSON.stringify(body), { status }))
    },
    breakOff(route) {
      plays.set(route, () => Promise.reject(new TypeError('network')))
    },
    hold(route) {
      const waiting: ((response: Response) => void)[] = []
      plays.set(route, () => new Promise((resolve) => waiting.push(resolve)))
      return {
        count: () => waiting.length,
        let: (index, body) => waiting[index]?.(Response.json(body)),
      }
    },
  }
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'hsFetch')
})
