// Where the cards of installed apps stand on a record. Without cards there is no empty box.
import { type Html, html } from './html.ts'

export function appCards(cards: Html[]): Html | null {
  return cards.length === 0 ? null : html`<section id="app-cards" aria-label="App cards">${cards}</section>`
}
