// What Northwind's people wrote down by hand, so that a timeline is not empty before the app comes.
import { ann, ben, carla } from './people.ts'
import type { ActivityRow } from './plant-activities.ts'

const connected = 'f240bbac-87c9-4f6e-bf70-924b57d47db7'
const leftVoicemail = 'b2cf5968-551e-4856-9783-52b3da59a7d0'

export const northwindActivities: ActivityRow[] = [
  {
    by: ben,
    daysOld: 41,
    note: '<p>Jane prefers calls <strong>before 10:00</strong>. She decides on spare parts alone, lines go to the board.</p>',
    contacts: ['jane@acme.example'],
    companies: ['Acme Industries'],
  },
  {
    by: ben,
    daysOld: 23,
    call: 'Quarterly catch-up',
    notes: '<p>Line 1 is waiting for the legal review. Training days are wanted in January.</p>',
    minutes: 18,
    outcome: connected,
    to: '+49 40 5550132',
    contacts: ['jane@acme.example'],
    companies: ['Acme Industries'],
    deals: ['Acme: packaging line 1', 'Acme: training days'],
  },
  {
    by: ann,
    daysOld: 190,
    note: '<p>Met at the fair in Hannover. Asked for references from the food industry.</p>',
    contacts: ['jane@acme.example', 'karl@acme.example'],
    companies: ['Acme Industries'],
  },
  {
    by: ann,
    daysOld: 55,
    note: '<p>Second hall: plans arrive next week.</p><ul><li>Load per shelf: 400 kg</li><li>Delivery in two parts</li></ul>',
    contacts: ['ines.moreau@globex.example'],
    companies: ['Globex'],
    deals: ['Globex: shelving, second hall'],
  },
  {
    by: carla,
    daysOld: 30,
    call: 'Follow-up on the quote',
    notes: '<p>No answer, left a voicemail.</p>',
    minutes: 1,
    outcome: leftVoicemail,
    to: '+353 1 5550148',
    contacts: ['bill@initech.example'],
    companies: ['Initech'],
    deals: ['Initech: office supplies'],
  },
  {
    by: ann,
    daysOld: 12,
    note: '<p>山田さん: サンプルを送付済み。</p>',
    contacts: ['yamada@sakura.example'],
    companies: ['Sakura'],
  },
]
