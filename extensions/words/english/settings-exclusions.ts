// The Exclusions tab of the settings in English.
import { count, figure } from './phrases.ts'

type Counts = { addresses: number; domains: number; patterns: number }

const total = ({ addresses, domains, patterns }: Counts) => addresses + domains + patterns

function amounts({ addresses, domains, patterns }: Counts): string {
  return [
    addresses > 0 && count(addresses, 'address', 'addresses'),
    domains > 0 && count(domains, 'domain'),
    patterns > 0 && count(patterns, 'pattern'),
  ]
    .filter((part) => part !== false)
    .join(', ')
}

export const EXCLUSIONS = {
  never: 'Never log',
  neverDetail: 'One excluded recipient does not stop the others: the mail is logged for them.',
  paste: 'Add to the list',
  pasteHint:
    'Paste addresses, domains (with all their subdomains) or patterns such as *-noreply@*.example.com, one a line. HubSpot’s never log list and other tables are understood, too.',
  add: 'Add to the draft',
  check: 'Check only',
  added: (counts: Counts) => (total(counts) === 0 ? 'Nothing was added' : `Added ${amounts(counts)}`),
  wouldAdd: (counts: Counts) =>
    total(counts) === 0 ? 'Nothing would be added' : `Would add ${amounts(counts)}`,
  known: (amount: number) => `${figure(amount)} ${amount === 1 ? 'was' : 'were'} on the list already.`,
  unclear: (amount: number) => `${count(amount, 'line')} not understood:`,
  line: (line: number, text: string, problem: string) => `Line ${figure(line)}: ${text}. ${problem}`,
  fileButton: 'Add a file',
  fileLink: 'Choose the file',
  fileAfter:
    'For lists of more than a megabyte. This link works for five minutes, and once. Refresh this page afterwards.',
  counted: (title: string, amount: number) => `${title} (${figure(amount)})`,
  empty: 'None yet.',
  search: 'Find an entry',
  remove: 'Take out',
  machines: 'Machines',
  system: 'Leave out system addresses',
  systemDetail: (names: readonly string[]) =>
    `${names.map((name) => `${name}@`).join(', ')}; also with a number or a +tag behind, and with a dot or an underscore for the hyphen.`,
  internal: 'Leave out internal mail',
  internalHint: 'Mail in which only your own people take part is not logged.',
  internalDetail: 'Mail among your own people is nobody else’s business.',
  users: 'Count the domains of your HubSpot users, too',
  usersHint: (domains: readonly string[] | null) =>
    domains === null
      ? 'HubSpot does not tell at the moment which these are.'
      : domains.length === 0
        ? 'None of them has an address at a domain of its own.'
        : `At the moment: ${domains.join(', ')}.`,
  ownDomains: 'Add your own domains',
  addDomains: 'Add',
  ownDomainsHint: 'One a line. Everybody with an address there is one of your own people.',
  knownOnly: 'Log only people who are known',
  knownDetail: 'For accounts in which strangers should not appear.',
  knownHint:
    'Activity with somebody who is no contact yet, and to whom none of your people has written, is not logged. Nothing of it is kept.',
  sinceHint:
    'Only people who were contacts before this day, or whom a member has written to, called or invited since.',
  anyDay: 'Without a day',
}
