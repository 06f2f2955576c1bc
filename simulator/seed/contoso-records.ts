// Contoso's few records. Jane Cooper is a contact of Northwind too: the same person, another record.
import { annAtContoso, grace } from './people.ts'
import type { CompanyRow } from './plant-companies.ts'
import type { ContactRow } from './plant-contacts.ts'
import type { DealRow } from './plant-deals.ts'

export const contosoCompanies: CompanyRow[] = [
  {
    name: 'Acme Industries',
    domain: 'acme.example',
    owner: grace,
    city: 'Hamburg',
    country: 'Germany',
    daysOld: 310,
  },
  {
    name: 'Dunder Office Supply',
    domain: 'dunder.example',
    owner: grace,
    city: 'Scranton',
    country: 'United States',
    lifecyclestage: 'customer',
    daysOld: 420,
  },
]

export const contosoContacts: ContactRow[] = [
  {
    firstname: 'Jane',
    lastname: 'Cooper',
    email: 'jane@acme.example',
    jobtitle: 'Head of Purchasing',
    owner: grace,
    companies: ['Acme Industries'],
    daysOld: 305,
  },
  {
    firstname: 'Michael',
    lastname: 'Scarn',
    email: 'michael@dunder.example',
    jobtitle: 'Branch Manager',
    owner: grace,
    companies: ['Dunder Office Supply'],
    lifecyclestage: 'customer',
    daysOld: 415,
  },
  {
    firstname: 'Pam',
    lastname: 'Beasley',
    email: 'pam@dunder.example',
    jobtitle: 'Reception',
    owner: annAtContoso,
    companies: ['Dunder Office Supply'],
    daysOld: 77,
  },
]

export const contosoDeals: DealRow[] = [
  {
    name: 'Dunder: copy paper 2027',
    stage: 'contractsent',
    amount: 12500,
    owner: grace,
    company: 'Dunder Office Supply',
    contacts: ['michael@dunder.example'],
    daysOld: 35,
    closesIn: 20,
  },
  {
    name: 'Dunder: copy paper 2026',
    stage: 'closedwon',
    amount: 11800,
    owner: grace,
    company: 'Dunder Office Supply',
    contacts: ['michael@dunder.example'],
    daysOld: 400,
    closesIn: -330,
  },
]
