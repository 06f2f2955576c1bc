// Associations in great numbers: how many a batch takes, and how many come at once.
import { CONTACT } from '../../../server/domain/record.ts'
import { paths } from '../../../server/hubspot/paths.ts'
import { linksOf, linkTo, pairs, readLinks } from '../associated.ts'
import { inWords, isOnlyAbsence } from '../heard.ts'
import { judge, type Question } from '../question.ts'
import { aContact, aNote, prepare, prepareContact, prepareOne } from '../samples.ts'

export const associationSizeQuestions: Question[] = [
  {
    id: 'association-read-1000',
    rule: 'A batch reads the associations of 1,000 records.',
    sureness: 'documented',
    source: 'Associations v4: limits',
    matters: 'Reading what contacts are associated with would be refused where many are due at once.',
    copes: false,
    async ask(account) {
      const ids = Array.from({ length: 1_000 }, (_, number) => String(number + 1))
      const heard = await readLinks(account, 'contacts', 'companies', ids)
      return judge(heard.isOk && isOnlyAbsence(heard), inWords(heard))
    },
  },
  {
    id: 'association-create-2000',
    rule: 'A batch creates 2,000 associations.',
    sureness: 'documented',
    source: 'Associations v4: limits',
    matters: 'Adding many people to mail that is logged already would be refused.',
    copes: false,
    async ask(account) {
      const notes = await prepare(
        account,
        'notes',
        Array.from({ length: 100 }, () => aNote(account)),
      )
      const contacts = await prepare(
        account,
        CONTACT,
        Array.from({ length: 20 }, () => aContact(account)),
      )
      const inputs = pairs(notes, contacts)
      const heard = await account.ask('POST', paths.associations('notes', CONTACT, 'create'), { inputs })
      return judge(heard.isOk && heard.errors.length === 0, `${inWords(heard)}, ${heard.rows.length} results`)
    },
  },
  {
    id: 'association-too-many',
    rule: 'A batch of 2,001 associations is refused.',
    sureness: 'documented',
    source: 'Associations v4: limits',
    matters: 'Larger batches would need fewer calls. Logbook sends 2,000 at most.',
    copes: true,
    async ask(account) {
      const contact = await prepareContact(account)
      const note = await prepareOne(account, 'notes', aNote(account))
      const inputs = Array.from({ length: 2_001 }, () => pairs([note], [contact])).flat()
      const heard = await account.ask('POST', paths.associations('notes', CONTACT, 'create'), { inputs })
      return judge(heard.status === 400, inWords(heard))
    },
  },
  {
    id: 'association-pages',
    rule: 'The associations of a record come in pages, and `paging.next.after` leads to the rest.',
    sureness: 'documented',
    source: 'Associations v4: batch read',
    matters:
      'Where HubSpot allows no unique key, an engagement of a busy contact could be overlooked after a lost answer, and be written twice.',
    copes: false,
    async ask(account) {
      const contact = await prepareContact(account)
      const links = [linkTo(contact, 'notes', CONTACT)]
      await prepare(
        account,
        'notes',
        Array.from({ length: 501 }, () => aNote(account, {}, links)),
      )
      const found = new Set<string>()
      let after: string | undefined
      let pages = 0
      do {
        const heard = await readLinks(account, 'contacts', 'notes', [contact], after)
        for (const { id } of linksOf(heard, contact)) found.add(id)
        after = /"after":"([^"]+)"/.exec(JSON.stringify(heard.raw))?.[1]
        pages += 1
      } while (after !== undefined && pages < 10)
      return judge(found.size === 501, `${found.size} of 501 in ${pages} pages`)
    },
  },
]
