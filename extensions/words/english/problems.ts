// What went wrong between a card and the server, in English, where the server had no words of its own.
import type { OwnCode } from '../../api/problem.ts'

export const PROBLEMS: Record<OwnCode, { title: string; detail: string }> = {
  not_set_up: {
    title: 'Logbook is not set up',
    detail: 'This app was installed without the address of its server. Please tell your HubSpot admin.',
  },
  unreachable: {
    title: 'Logbook cannot be reached',
    detail: 'What is in HubSpot is not affected. Try again in a moment.',
  },
  unreadable: {
    title: 'Logbook gave no readable answer',
    detail: 'Try again in a moment. If it stays, please contact support.',
  },
  busy: {
    title: 'Too many questions at once',
    detail: 'HubSpot asks us to slow down. Try again in a moment.',
  },
  broken: {
    title: 'Something went wrong at Logbook',
    detail: 'What is in HubSpot is not affected. Try again in a moment. If it stays, please contact support.',
  },
  refused: {
    title: 'Logbook does not answer this',
    detail: 'Reload the page. If it stays, please contact support.',
  },
  too_much: {
    title: 'That is too much at once',
    detail: 'HubSpot lets a page send one megabyte. Take some of it out, or bring it in as a file (General).',
  },
}
