// Reads where a link of a card leads: HubSpot's own addresses lead to the simulator, others open beside it.
import type { HrefProp } from '@hubspot/ui-extensions'

export type LinkTarget = { url: string; isExternal: boolean }

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

export function readHref(href: HrefProp | undefined): LinkTarget | null {
  if (href === undefined) return null
  const { url: given, external } = typeof href === 'string' ? { url: href, external: undefined } : href
  if (!given || !URL.canParse(given, location.href)) return null
  const url = new URL(given, location.href)
  if (!schemes.has(url.protocol)) return null
  const isHubSpot = url.host === location.host || /(?:^|\.)hubspot\.com$/.test(url.host)
  return {
    url: isHubSpot ? `${location.origin}${url.pathname}${url.search}${url.hash}` : url.href,
    isExternal: external ?? !isHubSpot,
  }
}

export function linkProps(target: LinkTarget): { href: string; target?: string; rel?: string } {
  return target.isExternal ? { href: target.url, target: '_blank', rel: 'noreferrer' } : { href: target.url }
}
