// Contacts whose names come from far away, or are far too long.
import { ann, ben, carla } from './people.ts'
import type { ContactRow } from './plant-contacts.ts'

export const northwindFarContacts: ContactRow[] = [
  {
    firstname: '花子',
    lastname: '山田',
    email: 'yamada@sakura.example',
    jobtitle: '購買部長',
    owner: ann,
    companies: ['Sakura'],
    city: '大阪',
    lifecyclestage: 'opportunity',
    daysOld: 265,
  },
  {
    firstname: 'Ольга',
    lastname: 'Иванова',
    email: 'olga@severny.example',
    jobtitle: 'Директор',
    owner: carla,
    companies: ['Sever'],
    city: 'Рига',
    daysOld: 250,
  },
  {
    firstname: 'محمد',
    lastname: 'العلي',
    email: 'mohammed@vandelay.example',
    jobtitle: 'Regional Sales',
    owner: ben,
    companies: ['Vandelay Trade'],
    daysOld: 222,
  },
  {
    firstname: 'Maximiliane-Theodora',
    lastname: 'Wolfeschlegelsteinhausen-Bergerdorff von und zu Hohenlohe',
    email: 'maximiliane.theodora.wolfeschlegelsteinhausen@messageries-ourthe.example',
    jobtitle: 'Deputy Head of the Department for International Freight Correspondence',
    owner: carla,
    companies: ['Ourthe'],
    city: 'Liège',
    daysOld: 236,
  },
  {
    firstname: 'Siobhán',
    lastname: 'Ní Dhomhnaill',
    email: 'siobhan@oceanic.example',
    jobtitle: 'Travel Planner',
    owner: carla,
    companies: ['Oceanic Tours'],
    city: 'Lisboa',
    daysOld: 155,
  },
]
