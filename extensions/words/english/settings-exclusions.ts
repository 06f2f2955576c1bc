// The Exclusions tab of the settings in English.
import { count, figure } from './phrases.ts'

type Counts = { addresses: number; domains: number; patterns: number }

export const EXCLUSIONS = {
  never: 'Never log',
  neverDetail: 'One excluded recipient does not stop the others: the mail is logged for them.',
  paste: 'Add to the list',
  pasteHint:
    'Paste addresses, domains (with all their subdomains) or patterns such as *-noreply@*.example.com, one a line. HubSpot’s never log list and CSV are understood, too.',
  tooMany: (list: string) =>
    `There are too many ${list.toLowerCase()} to add more here: change them as a file (General).`,
  add: 'Add',
  understood: ({ addresses, domains, patterns }: Counts) => {
    const all = addresses + domains + patterns
    if (all === 0) return 'Nothing was understood'
    const parts = [
      addresses > 0 && count(addresses, 'address', 'addresses'),
      domains > 0 && count(domains, 'domain'),
      patterns > 0 && count(patterns, 'pattern'),
    ].filter((part) => part !== false)
    return `Understood ${figure(all)}: ${parts.join(', ')}`
  },
  known: (amount: number) =>
    `${figure(amount)} of them ${amount === 1 ? 'was' : 'were'} on the list already.`,
  unclear: (amount: number) => `${count(amount, 'line')} not understood, left above to be mended:`,
  line: (line: number, text: string) => `Line ${figure(line)}: ${text}`,
  counted: (title: string, amount: number) => `${title} (${figure(amount)})`,
  empty: 'None yet.',
  search: 'Find an entry',
  remove: 'Take out',
  machines: 'Machines',
  system: 'Leave out system addresses',
  systemDetail: 'noreply@, notifications@, mailer-daemon@ and the like.',
  internal: 'Leave out internal mail',
  internalHint: 'Mail in which only your own people take part is not logged.',
  internalDetail: 'Mail among your own people is nobody else’s business.',
  ownDomains: 'Add your own domains',
  ownDomainsHint: 'One a line. Everybody with an address there is one of your own people.',
  knownOnly: 'Log only people who are known',
  knownDetail: 'For accounts in which strangers should not appear.',
  knownHint:
    'Activity with somebody who is no contact in HubSpot yet is not logged, and no contact is created.',
  sinceHint: 'Only people who were contacts before this day, or whom a member wrote to since.',
  anyDay: 'Without a day',
}
