// The documentation as people read it: the API's reference, and our Markdown files in the frame of all pages.
import { Marked } from 'marked'
import { html, page, trusted } from './html.ts'

const STYLES = ['/assets/api-docs.css']

/** The files of swagger-ui-dist that the reference needs. */
export const SWAGGER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'] as const

export function apiDocsPage(): string {
  const body = html`<div id="api-docs"><p>The reference needs JavaScript. The same as a file:
<a href="/openapi.json">openapi.json</a>.</p></div>`
  const [styles, script] = SWAGGER_FILES.map((name) => `/docs/assets/${name}`)
  return page('API', body, {
    styles: [...(styles ? [styles] : []), ...STYLES],
    scripts: [...(script ? [script] : []), '/assets/api-docs.js'],
  })
}

const marked = new Marked({
  renderer: {
    // Links from errors lead to headings by code, so a heading's id is its text.
    heading({ tokens, depth, text }) {
      const id = text.replaceAll('`', '').replaceAll(' ', '-')
      return html`<h${depth} id="${id}"><a href="#${id}">${trusted(this.parser.parseInline(tokens))}</a></h${depth}>\n`
        .markup
    },
  },
})

/** A file of docs/, whose first heading is its title. */
export function markdownPage(title: string, markdown: string): string {
  return page(title, trusted(marked.parse(markdown, { async: false })), { styles: STYLES })
}
