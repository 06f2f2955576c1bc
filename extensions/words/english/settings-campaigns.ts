// The Campaigns tab of the settings in English.

export const CAMPAIGNS = {
  detail:
    'Every campaign that your tools have named. Each is logged and opens no deal, unless you say otherwise.',
  none: 'No tool has named a campaign yet. You can add one before its first activity comes.',
  search: 'Find a campaign',
  campaign: 'Campaign',
  isLogged: 'Logged',
  logs: (campaign: string) => `Log ${campaign}`,
  deal: 'Deal',
  noDeal: 'Opens none',
  opens: (on: string, pipeline: string, stage: string) => `${on}: opens one in ${pipeline}, ${stage}`,
  change: 'Change',
  look: 'Look',
  add: 'Add a campaign',
  addHint: 'Its name in the sending tool, or its id',
  addButton: 'Add',
  done: 'Done',
  remove: 'Take this rule out',
  opensDeal: 'Opens a deal',
  opensDealHint: 'One for each contact: the first of these signs opens it.',
  on: 'What opens it: the first of these.',
  name: 'These stand for something: {company}, {campaign}, {contact}, {source}.',
  amount: 'In the currency of the account. Empty: none.',
  ownerOfActivity: 'The owner of the activity',
  defaults: 'What else the deal is born with.',
}
