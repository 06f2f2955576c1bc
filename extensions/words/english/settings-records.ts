// The tab of record creation and associations in English, and what values of properties are called.

export const RECORDS = {
  contacts: 'New contacts',
  contactsDetail: 'Whom activity concerns and who is no contact in HubSpot yet.',
  companies: 'New companies',
  companiesDetail:
    'Of new contacts, by the domain of their address. Mail providers such as gmail.com are never a company.',
  newDeals: 'New deals',
  newDealsDetail:
    'What every deal is born with that a campaign opens. The values of the campaign itself go before these.',
  create: { contacts: 'Create missing contacts', companies: 'Create missing companies' },
  createHint: {
    contacts: 'Off: activity with somebody who is no contact is not logged.',
    companies: 'Off: activity is logged on companies that are there.',
  },
  several:
    'When several companies have the domain of a new contact, or the name of their company where no domain is known. None is ever guessed; what somebody chooses holds for everybody of the domain or name.',
  types:
    'Everything else is logged only on contacts that are there. Of calls, only those that your own people made create one.',
  mandatory: 'A record is created only when it has these.',
  nothingMandatory: 'Nothing is mandatory.',
  oneOf: 'One of',
  oneOfHint: 'A value in any of these is enough. Take all out to ask for none of them.',
  and: 'and',
  addMandatory: 'Ask for a property',
  defaults: 'What new ones are born with. Never changed on records that are there.',
  associations: 'Where activity is logged',
  associationsDetail: 'Beside the contact itself.',
  labels: 'Labels between contact and company, as HubSpot shows them.',
  deals: 'The newest open deals of the contact come first.',
  most: '0: on no deal.',
  closedFor: 'Also deals closed within so many days. 0: open ones only.',
  pipelines: 'Only deals of these. None chosen: of all.',
  onlyOwn: 'Only deals that the owner of the activity owns.',
  tickets: 'The newest tickets of the contact. HubSpot asks for a permission of its own for them.',
  mostTickets: '0: on no ticket, and HubSpot is not asked about them.',
  openOnly: 'Off: also on tickets that are closed.',
}

const HINTS: Record<string, string | undefined> = {
  number: '12.5',
  bool: 'true',
  date: '2026-11-20',
  datetime: '2026-11-20T09:30:00Z',
}

export const PROPERTIES = {
  property: 'Property',
  value: 'Value',
  remove: 'Take out',
  add: 'Add a property',
  internalName: 'HubSpot’s internal name of the property.',
  valueOf: (label: string) => `Value of ${label}`,
  nobody: 'Choose an owner',
  unknownOption: (value: string) => `${value} (no option of it)`,
  hints: HINTS,
}
