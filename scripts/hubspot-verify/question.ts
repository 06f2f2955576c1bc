// What a question to HubSpot is: a rule that Logbook relies on, and how to find out whether it holds in an account.
import type { Account } from './account.ts'

/** documented: HubSpot's pages say so. specified: its API descriptions do. seen: others saw it. unverified: nobody knows. */
export type Sureness = 'documented' | 'specified' | 'seen' | 'unverified'

export type Answer =
  | { kind: 'holds'; saw: string }
  | { kind: 'differs'; saw: string }
  | { kind: 'unasked'; why: string }

export type Question = {
  id: string
  /** One plain sentence. */
  rule: string
  sureness: Sureness
  /** The topic of HubSpot's documentation. */
  source: string
  /** What it means for Logbook when it is otherwise. */
  matters: string
  /** Whether Logbook works all the same when it is otherwise. If not, a difference fails the verification. */
  copes: boolean
  ask(account: Account): Promise<Answer>
}

export function judge(holds: boolean, saw: string): Answer {
  return { kind: holds ? 'holds' : 'differs', saw }
}

/** Thrown where a question cannot be put: a scope or a record is missing, or preparing it failed. */
export class Unasked extends Error {}

/** What several questions need is made once for each account. */
export function oncePerAccount<T>(make: (account: Account) => Promise<T>): (account: Account) => Promise<T> {
  const made = new WeakMap<Account, Promise<T>>()
  return (account) => {
    const present = made.get(account) ?? make(account)
    made.set(account, present)
    return present
  }
}
