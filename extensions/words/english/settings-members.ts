// The Members tab of the settings in English.

export const MEMBERS = {
  title: 'Members',
  detail:
    'The people who act in your sending tools. Their activity belongs to the HubSpot user with the same address, unless you choose somebody.',
  search: 'Find a member',
  nobody: 'No tool has named anybody yet. You can add members before their first activity comes.',
  member: 'Member',
  owner: 'Owner in HubSpot',
  logged: 'Activity',
  change: 'Change',
  look: 'Look',
  isLogged: 'Is logged',
  isNotLogged: 'Is not logged',
  namesake: (name: string) => `${name}, by address`,
  noOwner: 'No HubSpot user has this address',
  nobodyChosen: 'Nobody: the contact’s owner, else the default owner',
  ownerDetail: 'Whose activity it is in HubSpot. Several members may share one owner.',
  syncsDetail: 'The member’s own consent. Off: nothing of theirs is logged.',
  ownReach: 'Reach of their own',
  ownReachDetail: 'On: which records their activity may be logged on differs from the others.',
  reach:
    'Which records activity may be logged on, judged by who owns the record. For members without a reach of their own.',
  newRecords: 'Who owns contacts and companies that Logbook creates.',
  whoOwns: 'New records belong to',
  inTurn: 'They get new records in turn, in this order.',
  add: 'Add a member',
  addHint: 'Their address in the sending tool',
  addButton: 'Add',
  done: 'Done',
  remove: 'Take this rule out',
}
