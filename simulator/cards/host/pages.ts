// Where in the app's own pages we are, and how to go elsewhere without loading the page again.
import type { CardConfig, PageLocation } from '../protocol.ts'

export type Target = { to: string; params?: Record<string, string> }

export type Pages = {
  read(): PageLocation
  /** The address of one of the app's pages. */
  href(target: Target): string
  go(target: Target): void
}

export function createPages(
  { basePath, context }: CardConfig,
  tell: (location: PageLocation) => void,
): Pages {
  const isHere = context.location === 'pages' || context.location === 'home'
  const read = () => readLocation(basePath, isHere)
  const href = (target: Target) => `${basePath}${resolve(target)}`
  if (isHere) addEventListener('popstate', () => tell(read()))
  return {
    read,
    href,
    go: (target) => {
      if (!isHere) return location.assign(href(target))
      history.pushState(null, '', href(target))
      scrollTo(0, 0)
      tell(read())
    },
  }
}

function readLocation(basePath: string, isHere: boolean): PageLocation {
  if (!isHere) return { path: '/', params: {} }
  const { as: _, ...params } = Object.fromEntries(new URLSearchParams(location.search))
  return { path: location.pathname.slice(basePath.length) || '/', params }
}

// Parameters named in the path go there, the others into the query.
function resolve({ to, params = {} }: Target): string {
  const rest = new Map(Object.entries(params))
  const path = to.replace(/:(\w+)/g, (token, name: string) => {
    const value = rest.get(name)
    if (value === undefined) return token
    rest.delete(name)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams([...rest]).toString()
  return `${path === '/' ? '' : path}${query && `?${query}`}`
}
