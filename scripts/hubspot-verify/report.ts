// What the operator reads: each rule as it is answered, then the sum.
import type { Answered, Verification } from './verify.ts'

export function answerLines({ question, answer }: Answered): string[] {
  const { rule, matters, copes } = question
  switch (answer.kind) {
    case 'holds':
      return [`  ✓ ${rule} (${answer.saw})`]
    case 'differs': {
      const meaning = copes ? 'Logbook copes' : 'Logbook needs this'
      return [`  ≠ ${rule}`, `      saw: ${answer.saw}`, `      → ${meaning}: ${matters}`]
    }
    case 'unasked':
      return [`  · ${rule}`, `      not asked: ${answer.why}`]
  }
}

export function summaryLines({ answered, cleaned, lost, isWhole }: Verification): string[] {
  const count = (wanted: (one: Answered) => boolean) => answered.filter(wanted).length
  const needed = count(isBroken)
  const coped = count(({ answer, question }) => answer.kind === 'differs' && question.copes)
  return [
    isWhole ? `${answered.length} rules:` : `Stopped after ${answered.length} rules:`,
    `  ${count(({ answer }) => answer.kind === 'holds')} hold`,
    `  ${needed} differ that Logbook needs`,
    `  ${coped} differ that Logbook copes with`,
    `  ${count(({ answer }) => answer.kind === 'unasked')} were not asked`,
    `Archived again: ${cleaned.records} records, ${cleaned.properties} properties.`,
    ...cleaned.left.map((what) => `LEFT BEHIND: ${what}. Please archive it by hand.`),
    ...(lost > 0
      ? [`${lost} calls got no answer. Please look for "Logbook verification" in the account.`]
      : []),
  ]
}

export function exitCode({ answered, cleaned, isWhole }: Verification): number {
  return isWhole && cleaned.left.length === 0 && !answered.some(isBroken) ? 0 : 1
}

function isBroken({ answer, question }: Answered): boolean {
  return answer.kind === 'differs' && !question.copes
}
