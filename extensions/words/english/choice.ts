// Words around the choice between several records that may be meant.
import { activities } from './phrases.ts'

export const CHOICE = {
  ask: (about: string) => `Which one is ${about}?`,
  itIs: (name: string) => `It is ${name}`,
  noneOf: 'None of these',
  always: (about: string) => `Always, whenever ${about} is named`,
  forAll: (about: string) => `Your choice holds for everybody at ${about}, from now on.`,
  goesOn: (events: number) =>
    events === 0
      ? 'Somebody has chosen already.'
      : `${activities(events)} ${events === 1 ? 'goes' : 'go'} on with it.`,
  rule: (about: string, record: string, by: string, at: string) =>
    `${about} is ${record}: so says ${by}, since ${at}.`,
  forget: 'Ask again next time',
  forgotten: (about: string) => `Next time, somebody is asked who ${about} is.`,
}
