// Which programs open mail and follow links that no person looks at, by how they call themselves. One list, for whoever adds to it.
// (isbot takes mail programs such as Outlook-iOS/709 and Thunderbird/115 for machines: everything that is not a browser's long name.)

export type MachineKind = 'scanner' | 'program' | 'privacy_proxy'

/** Fetch a picture at the moment when a person opens the mail: a person's open, whatever else they look like. */
const PROXIES_OF_PEOPLE = /GoogleImageProxy|YahooMailProxy/i

/** Look at mail and links before the person does, to keep harm away. */
const SCANNERS =
  /barracuda|bitdefender|cloudmark|fireeye|fortiguard|forcepoint|ironport|messagelabs|mimecast|proofpoint|safelinks|sophos|symantec|trend ?micro|trustwave|vade ?secure|websense|zscaler/i

/** Crawlers, previews, libraries and browsers that nobody sits in front of. */
const PROGRAMS = [
  // `bot` at the end of a word, as in Googlebot and bot/1.0; a Cubot is a telephone.
  /(?<!cu)bot\b/i,
  /crawler|spider|slurp|scrapy|archiver|facebookexternalhit|bingpreview|skypeuripreview|whatsapp\/|vkshare|embedly|nutch/i,
  /headless|phantomjs|puppeteer|playwright|selenium|electron-fetch|pagespeed|lighthouse|uptime|pingdom/i,
  /^(curl|wget|python|java|go-http|okhttp|axios|node|undici|got|ruby|perl|php|libwww|apache-http|guzzle|postman|insomnia)\b/i,
  /python-(requests|urllib)|go-http-client|apache-httpclient|java\/\d|winhttp|libwww-perl|aiohttp|httpx|node-fetch/i,
]

/** Apple Mail fetches every picture of every mail beforehand, and says no more of itself than this. */
const PRIVACY_PROXY = /^Mozilla\/5\.0$/

/** What kind of machine calls itself so; null for a person's browser or mail program, and where nothing is said. */
export function machineKind(userAgent: string | undefined): MachineKind | null {
  const agent = userAgent?.trim() ?? ''
  if (agent === '' || PROXIES_OF_PEOPLE.test(agent)) return null
  if (PRIVACY_PROXY.test(agent)) return 'privacy_proxy'
  if (SCANNERS.test(agent)) return 'scanner'
  return PROGRAMS.some((one) => one.test(agent)) ? 'program' : null
}
