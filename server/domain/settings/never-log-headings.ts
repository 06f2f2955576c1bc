// What the heading of a pasted table says about its columns, in the languages that tools export in. Pure.

const HEADINGS = [
  '(?:e[- ]?)?mail(?:s|adress(?:en?)?|adres(?:sen)?)?|e-?post\\p{L}*|courriel|correos?|posta',
  'address(?:es)?|adress(?:en?|es)|adres(?:sen|y)?|direcci[oó]n(?:es)?|indirizz[io]|endere[çc]os?',
  'domaine?s?|dom[ií]nios?|domini|domein(?:en)?|domän(?:en?)?|domen[ay]',
  'names?|nom|nombre|nome|naam|type|typ|tipo|soort|contacts?|kontakte?|contactos?|contatt[io]|contatos?',
  'entry|entries|eintr[aä]ge?|entrées?|entradas?|voc[ei]|value|wert|valeur|valore?|waarde|never.?log',
  'users?|benutzer|nutzer|utilisateur|usuario|utente|usu[aá]rio|utilizador|gebruiker|owner',
  'added|created|hinzugefügt|erstellt|ajoutée?|créée?|añadido|agregado|creado|aggiunto|creato|adicionado|criado|toegevoegd',
]

/** Not the start of an address or a domain: `contact@acme` is somebody. */
const HEADING = new RegExp(`^["\\s]*(?:${HEADINGS.join('|')})(?![\\p{L}\\d@]|\\.\\p{L})`, 'iu')
const VALUES = /^["\s]*(?:e-?mails?|address(?:es)?|domains?|entry|entries|value|never.?log)\b/i
const AUTHORS = [
  '\\bby\\b|\\bpar\\b|\\bvon\\b|\\bpor\\b|\\bdoor\\b|\\bav\\b|\\baf\\b|przez',
  'ajout|créé|hinzugef|erstell|angelegt|añadid|anadid|agregad|cread|aggiunt|creat|inserit|adicionad|criad',
  'toegevoegd|gemaakt|tilføj|lagt till|tillagd|lisän|dodan|追加|作成',
  'user|benutzer|nutzer|utilisateur|usuari|usuári|utent|utilizador|gebruiker',
  'owner|besitzer|eigent[uü]mer|propriét|propiet|proprietar|eigenaar',
  '\\bauthor|auteur|\\bautore?\\b|verfasser',
]
const AUTHOR = new RegExp(AUTHORS.join('|'), 'iu')
const MEANT = /[\p{L}\d._-]@|@[\p{L}\d]/u

/** Whether a cell is a heading in words that are known. */
export function isKnownHeading(cell: string): boolean {
  return HEADING.test(cell.normalize('NFC'))
}

/** Whether a heading names whoever made an entry: a colleague, who is not to be left out, too. */
export function namesAuthor(heading: string): boolean {
  return AUTHOR.test(heading.normalize('NFC'))
}

/** Whether a heading names the entries. */
export function namesValues(heading: string): boolean {
  return VALUES.test(heading) && !namesAuthor(heading)
}

/** Whether somebody may have meant an address with it, however it is spelled. */
export function isMeantAsAddress(cell: string): boolean {
  return MEANT.test(cell)
}
