// Asks the questions one after the other, and always cleans up after them.
import { type Account, Interrupted } from './account.ts'
import { type Cleaned, cleanUp } from './cleanup.ts'
import { type Answer, type Question, Unasked } from './question.ts'
import type { Topic } from './questions.ts'

export type Answered = { question: Question; answer: Answer }
export type Verification = { answered: Answered[]; cleaned: Cleaned; lost: number; isWhole: boolean }

export type Listeners = {
  onTopic(topic: Topic): void
  onAnswer(answered: Answered): void
  onCleaning(): void
}

export async function verify(
  account: Account,
  topics: readonly Topic[],
  listeners: Listeners,
): Promise<Verification> {
  const answered: Answered[] = []
  let isWhole = true
  let failure: unknown = null
  try {
    for (const topic of topics) {
      listeners.onTopic(topic)
      for (const question of topic.questions) {
        const one = { question, answer: await ask(question, account) }
        answered.push(one)
        listeners.onAnswer(one)
      }
    }
  } catch (error) {
    isWhole = false
    failure = error
  }
  listeners.onCleaning()
  const cleaned = await cleanUp(account)
  if (failure !== null && !(failure instanceof Interrupted)) throw failure
  return { answered, cleaned, lost: account.made.lost, isWhole }
}

async function ask(question: Question, account: Account): Promise<Answer> {
  try {
    return await question.ask(account)
  } catch (error) {
    if (error instanceof Unasked) return { kind: 'unasked', why: error.message }
    throw error
  }
}
