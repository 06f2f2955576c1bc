// Chooses how dates and numbers are written: as the person's HubSpot writes them, if that is the language of our words.

/** HubSpot says `en-gb`; other places `en_GB`. A locale of another language would mix two languages in one line. */
export function localeFor(language: string, locale: string | undefined): string {
  const [known] = canonical(locale?.replaceAll('_', '-') ?? '')
  return known?.split('-')[0] === language ? known : language
}

function canonical(locale: string): string[] {
  try {
    return Intl.getCanonicalLocales(locale || [])
  } catch {
    return []
  }
}
