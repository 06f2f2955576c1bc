// What a rep reads about their own activity, in English.
import { activities } from './phrases.ts'

export const ME = {
  title: 'Your activity',
  detail: 'What you do in your sales tools is logged in HubSpot under your name, once you have connected.',
  detailFreely: 'What you do in your sales tools is logged in HubSpot under your name. You decide whether.',
  states: {
    not_connected: 'Not connected',
    connected: 'Connected',
    paused: 'Paused',
  },
  why: {
    same_address: 'Your address in HubSpot',
    mapping: 'An admin says that it is yours',
    invitation: 'You were invited to it',
  },
  since: (ago: string) => `since ${ago}`,
  unknown: 'No tool has sent anything from this address yet.',
  waits: (events: number) => `${activities(events)} ${events === 1 ? 'waits' : 'wait'} until you connect`,
  connect: 'Connect',
  connectAgain: 'Connect again',
  pause: 'Pause',
  connected: (email: string, released: number) =>
    released > 0
      ? `${email} is connected. ${activities(released)} that waited ${released === 1 ? 'is' : 'are'} logged now.`
      : `${email} is connected.`,
  paused: (email: string) => `Nothing of ${email} is logged from now on.`,
  pauseTitle: 'Pause your activity?',
  pauseWhat: (email: string) => [
    `Nothing that you do as ${email} is logged any more, and nothing of it is kept, not even what waits now.`,
    'What happens meanwhile is not logged later either. What is in HubSpot already stays. You can connect again at any time.',
  ],
  pauseYes: 'Pause my activity',
  invitation: 'I have an invitation',
  invitationDetail:
    'For an address that is not your own in HubSpot: paste the code, or the whole link, from the mail.',
  code: 'Code or link',
  useCode: 'Connect with it',
}
