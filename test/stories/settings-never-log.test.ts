// HubSpot's never-log list does not hold for integrations (HX2), so it comes here as it is: pasted on the settings page, or as a file.
import { expect, test } from 'vitest'
import { anEmailSent, JANE, NORA } from '../support/events.ts'
import { openSettings, type SettingsPage } from '../support/settings.ts'
import { startWorld } from '../support/world.ts'

const LIST = `Email or domain,Type,Added by\r\nJANE@acme.example,EMAIL,ann@northwind.example\r\npress.example,DOMAIN,ann@northwind.example\r\nthe board,,\r\n`

async function paste(page: SettingsPage, text: string, more: object = {}) {
  const { version, revision } = await page.load()
  const answer = await page.ask('/never-log', { base_version: version, revision, text, ...more })
  return { ...answer, told: answer.text.startsWith('{') ? JSON.parse(answer.text) : null }
}

// HX2, HX3, G16
test('a pasted list is understood line by line, stands in the draft, and is obeyed once it is published', async () => {
  const world = await startWorld()
  const page = openSettings(world)
  const preview = await paste(page, LIST, { is_preview: true })
  expect(preview.told).toMatchObject({ added: { addresses: 1, domains: 1, patterns: 0 }, draft: null })
  expect((await page.load()).draft).toBeNull()

  const { told } = await paste(page, LIST)
  expect(told).toMatchObject({
    added: { addresses: 1, domains: 1, patterns: 0 },
    known: 0,
    not_understood: 1,
    draft: { edited_by: 'ann@northwind.example', changes_in_all: 2 },
  })
  expect(told.lines).toEqual([
    { line: 4, text: 'the board,,', as: 'not_understood', value: null, problem: expect.any(String) },
    expect.objectContaining({ line: 2, as: 'address', value: JANE, problem: null }),
    expect.objectContaining({ line: 3, as: 'domain', value: 'press.example' }),
  ])
  expect((await paste(page, LIST)).told).toMatchObject({ added: { addresses: 0 }, known: 2, draft: null })
  await page.publish()
  await world.sendBatch([
    anEmailSent({ id: 'jane', people: [JANE] }),
    anEmailSent({ id: 'press', people: ['eve@mail.press.example'] }),
    anEmailSent({ id: 'nora', people: [NORA] }),
  ])
  await world.settled()
  const states = ['jane', 'press', 'nora'].map(async (id) => (await world.event(id)).reason)
  expect(await Promise.all(states)).toEqual(['excluded', 'excluded', 'written'])
})

test('nobody pastes over what they have not seen, nobody but an admin pastes, and no list grows without end', async () => {
  const world = await startWorld({ drains: false })
  const page = openSettings(world)
  const stale = { base_version: 0, revision: 0 }
  await page.save({ exclusions: { domains: ['other.example'] } })
  expect(await page.ask('/never-log', { ...stale, text: LIST })).toMatchObject({
    status: 409,
    body: { code: 'settings_conflict' },
  })
  const ben = openSettings(world, 'ben@northwind.example')
  expect((await paste(ben, LIST)).status).toBe(403)
  expect((await ben.ask('/never-log-link', stale)).status).toBe(403)
  const many = Array.from({ length: 50_001 }, (_, n) => `d${n}.example`).join('\n')
  const tooMany = await paste(page, many)
  expect(tooMany).toMatchObject({ status: 422, body: { code: 'settings_invalid' } })
  expect((await page.load()).draft?.settings).toMatchObject({ exclusions: { domains: ['other.example'] } })
})

test('a list comes as a file by a link that works once, and the page says what was made of it', async () => {
  const world = await startWorld({ drains: false })
  const page = openSettings(world)
  const link = async () => {
    const { version, revision } = await page.load()
    return (await page.ask('/never-log-link', { base_version: version, revision })).body.url
  }
  const upload = async (url: string, content: string | Buffer) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(Buffer.from(content))], { type: 'text/csv' }), 'never-log.csv')
    const answer = await fetch(url, { method: 'POST', body: form })
    return { status: answer.status, text: await answer.text() }
  }
  const url = await link()
  expect(await (await fetch(url)).text()).toContain('type="file"')
  // An import link is no such link, and the other way round.
  expect((await fetch(url.replace('/never-log/', '/import/'))).status).toBe(404)
  expect((await upload(url, 'x'.repeat(5 * 1024 * 1024))).status).toBe(413)
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(LIST.replaceAll(',', '\t'), 'utf16le')])
  const taken = await upload(url, utf16)
  expect(taken).toMatchObject({ status: 200, text: expect.stringContaining('Added to the draft') })
  expect(taken.text).toContain('Line 4: <code>the board')
  expect((await page.load()).draft?.settings).toMatchObject({
    exclusions: { addresses: [JANE], domains: ['press.example'] },
  })
  expect(await upload(url, LIST)).toMatchObject({ status: 410 })
  const late = await link()
  await page.save({ exclusions: { addresses: [] } })
  expect(await upload(late, LIST)).toMatchObject({
    status: 409,
    text: expect.stringContaining('ann@northwind.example'),
  })
  const hostile = await upload(await link(), '<script>alert(1)</script>\n')
  expect(hostile.text).toContain('&lt;script&gt;')
  expect(world.logs.join('\n')).not.toContain(url.slice(-43))
})
