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
  teams: 'Teams for which it is different',
  teamsDetail: 'By the team of the member’s owner in HubSpot. The first team that fits wins.',
  teamDiffers: (name: string, differences: number) =>
    `${name}: ${differences === 0 ? 'as everywhere' : count(differences, 'difference')}`,
  addTeam: 'Add a team',
  teamId: 'HubSpot’s id of the team',
  addTeamButton: 'Add',
  noTeams: 'Every team of this account is listed.',
  earlier: 'Move up',
  removeTeam: 'Take this team out',
  unknownTeam: (id: string) => `Unknown team ${id}`,
}
