// What somebody read a mail with, in a word or two that people know. Not exact: what is unknown is shown as it calls itself.

/** Fetch pictures for their readers, and say nothing true of the reader's machine. */
const PROXIES: readonly [RegExp, string][] = [
  [/GoogleImageProxy/i, 'Gmail'],
  [/YahooMailProxy/i, 'Yahoo Mail'],
]

const PROGRAMS: readonly [RegExp, string][] = [
  [/Outlook|ms-office|MSOffice/i, 'Outlook'],
  [/Thunderbird/i, 'Thunderbird'],
  [/Edg(e|A|iOS)?\//i, 'Edge'],
  [/OPR\/|Opera/i, 'Opera'],
  [/SamsungBrowser/i, 'Samsung Internet'],
  [/Firefox|FxiOS/i, 'Firefox'],
  [/Chrome|CriOS/i, 'Chrome'],
  [/Safari\//i, 'Safari'],
  [/AppleWebKit/i, 'Apple Mail'],
]

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/i, 'iPhone'],
  [/iPad/i, 'iPad'],
  [/Android/i, 'Android'],
  [/Windows/i, 'Windows'],
  [/Macintosh|Mac OS X/i, 'Mac'],
  [/CrOS/i, 'Chromebook'],
  [/Linux/i, 'Linux'],
]

const LONGEST = 60

/** `Chrome on Windows`, `Safari on iPhone`, `Gmail`; empty where nothing is known. */
export function deviceName(userAgent: string | undefined): string {
  const agent = userAgent?.trim() ?? ''
  const proxy = nameIn(PROXIES, agent)
  if (proxy) return proxy
  const program = nameIn(PROGRAMS, agent)
  const system = nameIn(SYSTEMS, agent)
  if (program && system) return `${program} on ${system}`
  return program ?? system ?? agent.slice(0, LONGEST).toWellFormed()
}

function nameIn(names: readonly [RegExp, string][], agent: string): string | undefined {
  return names.find(([sign]) => sign.test(agent))?.[1]
}
