// Lets all who ask the same at the same moment share one answer, which is never older than anybody's question.

/**
 * A question is asked after the turn of the event loop in which it came up, and after the one under way: whoever has it by then
 * shares the answer. Nothing is remembered.
 */
export function shareAnswers<T>(ask: (question: string) => Promise<T>): (question: string) => Promise<T> {
  const waiting = new Map<string, Promise<T>>()
  const underWay = new Map<string, Promise<T>>()
  return (question) => {
    const shared = waiting.get(question) ?? askNext(question)
    waiting.set(question, shared)
    return shared
  }

  async function askNext(question: string): Promise<T> {
    await (underWay.get(question)?.catch(() => {}) ?? endOfTurn())
    waiting.delete(question)
    const answer = ask(question)
    underWay.set(question, answer)
    try {
      return await answer
    } finally {
      if (underWay.get(question) === answer) underWay.delete(question)
    }
  }
}

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
