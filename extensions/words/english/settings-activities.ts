// The Activities tab of the settings in English.
import { count } from './phrases.ts'

export const ACTIVITIES = {
  what: 'What is logged',
  whatDetail:
    'Each activity that your tools send, and what it becomes in HubSpot. What is off is left out, and nothing of its contents is kept.',
  groups: {
    mail: 'Email',
    signals: 'Opens, clicks and other signs',
    linkedin: 'LinkedIn',
    texting: 'WhatsApp and text messages',
    calls: 'Calls, meetings and tasks',
    leads: 'Leads',
  },
  activity: 'Activity',
  isLogged: 'Logged',
  becomes: 'Becomes',
  someOff: (on: number, all: number) => (on === all ? 'all logged' : `${on} of ${all} logged`),
  contents: 'How much is stored',
  contentsDetail: 'Who, when and in which campaign is always stored.',
  contentsOf: {
    full: 'Subject, text and attachments.',
    subject: 'No text and no attachments.',
    metadata: 'Only that it happened, with whom and when.',
  },
  asAccount: 'As everywhere',
  line: 'Subject line',
  lineDetail:
    'What the timeline shows first. These stand for something: {action}, {campaign} with its step, {subject}, {member}, {source}.',
  lineExample: 'This is how it looks',
  lineWaits: 'Drawing examples…',
  noLine: 'No examples: Logbook did not answer.',
  usualLine: 'Back to the usual line',
  readings: 'Opens and clicks',
  readingsDetail: 'Who reads a mail often should not fill the timeline.',
  wishes: 'What a lead wants',
  wishesDetail:
    'The contact shows the latest word in properties of its own, where HubSpot lets Logbook make them; else there are notes alone.',
  differs: (name: string, differences: number) =>
    `${name}: ${differences === 0 ? 'as everywhere' : count(differences, 'difference')}`,
  earlier: 'Move up',
  ofTeams: {
    title: 'Teams for which it is different',
    detail:
      'By the team of the member’s owner in HubSpot. The first team that fits has the first word; what it leaves open, a role says, else it is as everywhere.',
    add: 'Add a team',
    hidden: 'HubSpot does not show Logbook now which teams there are.',
    typedId: 'HubSpot’s id of the team',
    none: 'This account has no teams in HubSpot.',
    remove: 'Take this team out',
    unknown: (id: string) => `Unknown team ${id}`,
  },
  ofRoles: {
    title: 'Roles for which it is different',
    detail:
      'By the role of the member’s user in HubSpot, where it is called a permission set. The first role that fits says what the member’s team leaves open.',
    add: 'Add a role',
    hidden:
      'HubSpot does not show Logbook now which roles there are. Where a permission is missing, have an admin install Logbook again and accept all.',
    typedId: 'HubSpot’s id of the role (permission set)',
    none: 'This account has no roles in HubSpot. There they are called permission sets, and come with Enterprise subscriptions.',
    remove: 'Take this role out',
    unknown: (id: string) => `Unknown role ${id}`,
  },
}
