// The General tab of the settings in English.

export const GENERAL = {
  people: 'People',
  defaultOwner:
    'Owns the activity that nobody else fits: of members without a HubSpot user, on contacts without an owner.',
  fallback: (name: string | null) =>
    name ? `Whoever installed Logbook (${name})` : 'Whoever installed Logbook',
  mustConnect:
    'Activity of members who have not connected themselves waits until they do. Off: it is logged at once.',
  file: 'Settings as a file',
  fileDetail: 'To keep them, to compare them, or to carry them to another HubSpot account.',
  exportButton: 'Export what is in force',
  exportLink: 'Download the file',
  once: 'This link works for five minutes, and once.',
  importButton: 'Import as draft',
  importLink: 'Choose a file',
  importAfter: 'This link works for five minutes, and once. Refresh this page afterwards.',
}
