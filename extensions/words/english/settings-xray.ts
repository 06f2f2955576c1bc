// The X-ray of a member in English.

export const XRAY = {
  // HubSpot tells no app who may see what.
  whoSees:
    'Who may see it in HubSpot: whoever looks needs View on emails and notes, their team’s at best, their own at least. It is set in HubSpot under Settings, Users & Teams, the user, Permissions.',
  button: 'X-ray',
  title: (member: string) => `X-ray of ${member}`,
  detail:
    'What would become of a mail that they send now, as the draft has it, where there is one. Nothing is sent, written or kept.',
  about: 'To whom',
  aboutHint: 'A person’s address, or the link of a contact, company or deal in HubSpot.',
  unclear: 'Neither an address nor the link of a contact, company or deal.',
  look: 'Look',
  nobody: 'Nobody on this record has an address.',
  wouldBeLogged: 'Would be logged',
  wouldNot: 'Would not be logged',
  /** `as`: what it becomes in HubSpot. */
  logged: (as: string, owner: string | null) =>
    `As ${as}, ${owner === null ? 'without an owner' : `under ${owner}`}.`,
  onceConnected: 'Once they have connected:',
}
