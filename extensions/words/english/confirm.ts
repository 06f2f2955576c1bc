// What will happen when an admin pauses, resumes or disconnects, in English.
import type { AccountAct } from '../../api/card-api.ts'

export const CONFIRM: Record<
  AccountAct,
  { button: string; title: string; what: string[]; yes: string; done: string }
> = {
  pause: {
    button: 'Pause',
    title: 'Pause syncing?',
    what: [
      'Nothing is written to HubSpot until somebody resumes.',
      'Activity is still taken in and waits. Nothing is lost, and it is logged later with its original times.',
    ],
    yes: 'Pause syncing',
    done: 'Syncing is paused.',
  },
  resume: {
    button: 'Resume',
    title: 'Resume syncing?',
    what: ['Everything that waited is now written to HubSpot, with its original times.'],
    yes: 'Resume syncing',
    done: 'Syncing goes on.',
  },
  disconnect: {
    button: 'Disconnect',
    title: 'Disconnect this account?',
    what: [
      'Logbook is uninstalled here, gives back its access, and its cards leave HubSpot.',
      'What is already logged in HubSpot stays.',
      'Activity that comes in from now on waits. It is logged after somebody installs Logbook again.',
    ],
    yes: 'Disconnect',
    done: 'This account is disconnected.',
  },
}
