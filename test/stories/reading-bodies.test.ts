// What a salesperson reads in the body of a logged mail, whatever its sender put in there.
import { expect, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { anEmailSent, contactOf, NORA } from '../support/events.ts'
import { startWorld, type World } from '../support/world.ts'

const LONGEST = 65_536

async function logged(world: World, message: object) {
  await world.send(anEmailSent({ id: 'e-1', people: [NORA], message }))
  await world.settled()
  const [email] = world.hubspot.engagements('emails')
  return { html: email?.properties.hs_email_html ?? '', text: email?.properties.hs_email_text ?? '' }
}

/** The contact's page in a real browser: what the mail's frame shows, and what it tried. */
async function look({ simulator, hubspot }: World) {
  const page = await (await openBrowser()).newPage()
  const said: string[] = []
  const asked: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('dialog', (dialog) => said.push(dialog.message()))
  page.on('request', (request) => asked.push(new URL(request.url()).hostname))
  const id = contactOf(hubspot, NORA)?.id
  await page.goto(`${simulator.url}/contacts/${hubspot.portalId}/record/0-1/${id}`)
  const text = await page.frameLocator('article.engagement iframe').locator('body').innerText()
  await page.close()
  return { text, said, asked: [...new Set(asked)] }
}

const dangerous = `<html><head><title>Campaign 17</title><style>p { display: none }</style>
<script>console.log('script ran')</script></head><body onload="console.log('load ran')">
<div style="display:none;max-height:0">Preheader nobody should see</div>
<p>Dear Nora,</p><img src="x" onerror="console.log('error ran')"><svg onload="console.log('svg ran')"></svg>
<p style="position:fixed;top:0;color:#00f">our <b>prices</b> are <a href="javascript:alert(1)">here</a>
and <a href="https://northwind.example/prices">there</a>.</p>
<iframe src="https://frames.example"></iframe><form action="https://forms.example"><input name="password"></form>
<img src="https://pixels.example/o.gif" width="1" height="1">
<img src="https://pixels.example/p.gif" style="display: none"><img src="https://pixels.example/q.gif" style="width:1px">
<table><tr><td>10 pieces</td><td>90 €</td></tr></table></body></html>`

test('dangerous HTML is stored without anything that runs, covers or counts; the browser shows plain readable text', async () => {
  const world = await startWorld()
  const { html } = await logged(world, { html: dangerous })
  expect(html).not.toMatch(/script|onload|onerror|svg|iframe|form|input|position|<img|Preheader|Campaign/)
  expect(html).toContain('<a href="https://northwind.example/prices" target="_blank"')
  const { text, said, asked } = await look(world)
  expect(said).toEqual([])
  expect(asked).toEqual(['127.0.0.1'])
  expect(text.split(/\s*\n\s*/)).toEqual(['Dear Nora,', 'our prices are here and there.', '10 pieces\t90 €'])
})

test('an answer keeps the quoted mail, its links and the script of its language', async () => {
  const world = await startWorld()
  const quote = '<blockquote><p>עלות: 90 ₪</p></blockquote>'
  const { html } = await logged(world, { html: `<p dir="rtl">שלום, המחיר בסדר 👍🏽</p>${quote}` })
  expect(html).toBe(`<p dir="rtl">שלום, המחיר בסדר 👍🏽</p>${quote}`)
  expect((await look(world)).text).toContain('שלום, המחיר בסדר 👍🏽')
})

test('a body longer than HubSpot stores is cut, closed properly, and says so to the reader and in the trace', async () => {
  const world = await startWorld()
  const { html, text } = await logged(world, {
    html: `<div><b>Start</b>${'<p>ä lïne 👍</p>'.repeat(9_000)}</div>`,
  })
  expect(html.length).toBeLessThanOrEqual(LONGEST)
  expect(text.length).toBeLessThanOrEqual(LONGEST)
  expect(html).toMatch(/<\/p><\/div><p><em>Shortened by Logbook: [^<]+<\/em><\/p>$/)
  expect((await world.trace('e-1')).trace.map((step) => step.text)).toContain(
    'The text was longer than HubSpot stores and was cut, with a note.',
  )
  expect((await look(world)).text).toContain('this message is longer than HubSpot stores')
})

test('a mail of plain text only is readable as it was written', async () => {
  const world = await startWorld()
  const written = 'Dear Nora,\n\n  1 < 2 & "3"\n\nAnn'
  const { html, text } = await logged(world, { html: undefined, text: written })
  expect(html).toBe('')
  expect(text).toBe(written)
})

test('a long text without HTML is cut with a note, never in the middle of a character', async () => {
  const { text } = await logged(await startWorld(), { html: undefined, text: `a${'👍'.repeat(50_000)}` })
  expect(text.length).toBeLessThanOrEqual(LONGEST)
  expect(text.isWellFormed()).toBe(true)
  expect(text).toMatch(/👍\n\n\[Shortened by Logbook: .+\]$/)
})

test('attachments are named below the text, with a link where the tool gives one', async () => {
  const attachments = [
    { name: 'Prices <2027>.pdf', size: 2_400_000 },
    { name: 'Terms.docx', size: 20_000, url: 'https://northwind.example/terms?a=1&b=2' },
  ]
  const { html, text } = await logged(await startWorld(), { html: '<p>See below.</p>', attachments })
  expect(html).toContain('<li>Prices &lt;2027&gt;.pdf (2.4 MB)</li>')
  expect(html).toContain('<a href="https://northwind.example/terms?a=1&amp;b=2"')
  expect(text).toContain('Prices <2027>.pdf (2.4 MB)')
})

test('a mail without a subject or a body is logged as such', async () => {
  const world = await startWorld()
  const message = { subject: '  ', html: undefined, attachments: [{ name: 'Prices.pdf' }] }
  const { text } = await logged(world, message)
  expect(world.hubspot.engagements('emails')[0]?.properties.hs_email_subject).toBe('Sent (New): (no subject)')
  expect(text).toBe('Attachments:\n- Prices.pdf')
})
