// LinkedIn profiles as they compare: people and tools write one profile's address in many ways.

const HOST = /^(?:[a-z0-9-]+\.)?linkedin\.com$/
/** A public profile by its name; one of Sales Navigator or Recruiter by an id, which nobody can turn into the name. */
const PROFILES = [
  { path: /^\/(?:mwlite\/)?in\/([^/]+)/i, as: 'in' },
  { path: /^\/sales\/(?:lead|people)\/([^/,]+)/i, as: 'sales/lead' },
  { path: /^\/talent\/profile\/([^/,]+)/i, as: 'talent/profile' },
]
/** No profile of LinkedIn's has a longer name. */
const LONGEST_NAME = 200

/**
 * `https://de.linkedin.com/in/Jane-Cooper/en?trk=x` is `linkedin.com/in/jane-cooper`. Null for whatever is not one person's profile:
 * a company's page, a post, another site.
 */
export function linkedinProfile(url: string): string | null {
  const parsed = parse(url.trim())
  if (!parsed || !HOST.test(parsed.hostname)) return null
  for (const { path, as } of PROFILES) {
    const name = decoded(path.exec(parsed.pathname)?.[1] ?? '')
    if (name !== '') return name.length > LONGEST_NAME ? null : `linkedin.com/${as}/${name}`
  }
  return null
}

/** The spellings that a profile may have in HubSpot, in small letters, as its search wants them. */
export function spellingsOf(profile: string): string[] {
  const [, ...path] = profile.split('/')
  const encoded = path.map((part) => encodeURIComponent(part).toLowerCase()).join('/')
  const schemes = ['https://', 'http://', '']
  const hosts = schemes.flatMap((scheme) => [`${scheme}www.linkedin.com`, `${scheme}linkedin.com`])
  const names = [...new Set([encoded, path.join('/')])]
  return hosts.flatMap((host) => names.flatMap((name) => [`${host}/${name}`, `${host}/${name}/`]))
}

/** How it is written where HubSpot shows it. */
export function profileUrl(profile: string): string {
  const [host, ...path] = profile.split('/')
  return `https://www.${host}/${path.map(encodeURIComponent).join('/')}`
}

function parse(url: string): URL | null {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`
  return URL.canParse(whole) ? new URL(whole) : null
}

/** Empty for what cannot be a name: then no two people are taken for one. */
function decoded(name: string): string {
  try {
    const plain = decodeURIComponent(name).normalize('NFC').trim().toLowerCase()
    return /[\s/@?#\\]/.test(plain) ? '' : plain
  } catch {
    return ''
  }
}
