// The Members tab of the settings in English.
import type { InvitationView, MemberCounts } from '../../../server/http/members/answers.ts'
import { activities, count, figure } from './phrases.ts'

const FILTERS: Record<keyof MemberCounts, string> = {
  all: 'Everybody',
  attention: 'Needs attention',
  not_connected: 'Not connected',
  connected: 'Connected',
  unmapped: 'Without an owner',
  off: 'Switched off or paused',
  left: 'Left the tool',
}

const INVITATIONS: Record<InvitationView['state'], (ago: string) => string> = {
  waiting: () => 'Is being invited by mail.',
  mailed: (ago) => `Invited by mail ${ago}.`,
  failed: (ago) => `The invitation of ${ago} could not be mailed.`,
  handed_over: (ago) => `A link was made ${ago}.`,
}

const and = (names: string, amount: number, shown: number) =>
  amount > shown ? `${names} and ${figure(amount - shown)} more` : names

/** So many are named. */
const NAMED = 5

export const MEMBERS = {
  title: 'Members',
  detail:
    'The people who act in your sending tools. Their activity belongs to the HubSpot user with the same address, unless you choose somebody.',
  search: 'Find a member',
  searchHint: 'Address, name or owner',
  show: 'Show',
  filters: FILTERS,
  filter: (name: string, amount: number) => `${name} (${figure(amount)})`,
  nobody: 'No tool has named anybody yet. You can add members before their first activity comes.',
  noMatch: 'Nobody matches',
  showAll: 'Show everybody',
  atOnce:
    'So many members have something of their own that this page cannot hold it all: what you change of a member is saved in the draft at once.',
  member: 'Member',
  owner: 'Owner in HubSpot',
  connection: 'Connection',
  logged: 'Activity',
  change: 'Change',
  look: 'Look',
  isLogged: 'Is logged',
  isNotLogged: 'Is not logged',
  last: (ago: string) => `Last ${ago}`,
  ownerBy: {
    sameAddress: (name: string) => `${name}, by address`,
    connected: (name: string) => `${name}, who connected`,
  },
  noOwner: 'No HubSpot user has this address',
  problems: {
    owner_archived: 'Their HubSpot user is deactivated',
    mapping_broken: 'The chosen owner is gone from HubSpot',
    left: 'Left the tool',
    joined: 'New',
  },
  nobodyChosen: 'Nobody: the contact’s owner, else the default owner',
  ownerDetail: 'Whose activity it is in HubSpot. Several members may share one owner.',
  syncsDetail:
    'Off: nothing of theirs is logged. Members can also pause by themselves, and no one else ends that.',
  ownReach: 'Reach of their own',
  ownReachDetail: 'On: which records their activity may be logged on differs from the others.',
  reach:
    'Which records activity may be logged on, judged by who owns the record. What nobody owns is reached with “All” only. For members without a reach of their own.',
  newRecords:
    'Who owns contacts and companies that Logbook creates. With “Nobody”, members who reach only their own or their team’s still own what their activity creates: it would be out of reach at once.',
  whoOwns: 'New records belong to',
  inTurn:
    'Whoever of them has waited longest gets the next new contact. Who never had one comes first, in the order of this list.',
  add: 'Add a member',
  addHint: 'Their address in the sending tool',
  addButton: 'Add',
  done: 'Done',
  ok: 'OK',
  remove: 'Take this rule out',

  connected: 'Connected',
  notConnected: 'Not connected',
  paused: 'Paused by themselves',
  waits: (events: number) => `${activities(events)} ${events === 1 ? 'waits' : 'wait'} for them`,
  invitations: INVITATIONS,
  linkUntil: (exact: string) => `Its link can be used until ${exact}.`,
  by: {
    same_address: 'it is their address in HubSpot',
    mapping: 'you mapped it to them',
    invitation: 'they had the personal link',
  },
  connectedDetail: (user: string | null, ago: string, why: string) =>
    `Connected ${ago}${user === null ? '' : ` by ${user}`}: ${why}.`,
  pausedDetail: (ago: string) =>
    `They paused their activity ${ago}. Nothing of it is logged or kept until they connect again themselves.`,
  notConnectedDetail: 'They have not connected. They can at any time, on Logbook’s page in HubSpot.',
  notKnown: 'No tool has named them yet, so they cannot be invited.',
  invite: 'Invite by mail',
  invited: (amount: number) => `${count(amount, 'invitation')} ${amount === 1 ? 'is' : 'are'} on the way.`,
  notInvited: 'Not invited',
  nobodyInvited: 'Nobody was invited',
  refused: (amount: number) => `${count(amount, 'member')} ${amount === 1 ? 'was' : 'were'} not invited:`,
  noMail: 'Logbook cannot send mail yet: whoever runs it has to set SMTP_URL and MAIL_FROM.',
  noMailHint: 'Until then, personal links can be handed over (Change).',
  inviteAll: 'Invite all who have not connected…',
  inviteAllTitle: (amount: number) => `Invite ${count(amount, 'member')}?`,
  inviteAllDetail:
    'Each gets one short mail with a personal link that ends after two weeks. Left out, and named afterwards: who was invited within a day, is switched off, excluded, or at a domain that is not yours.',
  inviteAllYes: 'Send invitations',
  makeLink: 'Make a link to hand over',
  link: 'Personal link',
  linkDetail: (exact: string) =>
    `For them alone: whoever opens it can have their activity logged under their own name. It works once, until ${exact}, and is not shown again.`,
  copyLink: 'Copy the link',
  copied: 'Copied.',
  notCopied: 'This browser did not copy it; copy it by hand.',
  takeBack: 'Take the connection back…',
  takeBackTitle: 'Take this connection back?',
  takeBackDetail: 'They can connect again. Until then their owner is found without it.',
  takeBackWaits: 'They can connect again. Until then, new activity of theirs waits.',
  takeBackYes: 'Take it back',
  takenBack: (email: string) => `${email} is no longer connected.`,

  map: {
    button: 'Map by address…',
    title: 'Map members to owners',
    detail: 'What you map is saved in the draft, and in force once that is published.',
    nothing: 'Everybody whose address is a HubSpot user’s is mapped.',
    sure: (amount: number) => `${count(amount, 'member has', 'members have')} the address of a HubSpot user`,
    likely: 'Perhaps the same person: tick whom to map',
    why: { same_name: 'The same name', similar_address: 'A similar address' },
    archived: (amount: number, names: string) =>
      `Only a deactivated user has the address of ${and(names, amount, NAMED)}. Choose an owner by hand.`,
    unmatched: (amount: number, names: string) =>
      `Nobody in HubSpot is like ${and(names, amount, NAMED)}. Choose an owner by hand, or invite them to connect.`,
    yes: (amount: number) => (amount === 0 ? 'Map' : `Map ${count(amount, 'member')}`),
    done: (amount: number) => `${count(amount, 'member is', 'members are')} mapped in the draft.`,
  },
}
