// Settings leave as a file and come in as one, by links that the page in HubSpot hands out: good for five minutes, and once.
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../../server/domain/settings/settings.ts'
import { openBrowser } from '../support/browser.ts'
import { openSettings } from '../support/settings.ts'
import { install, startWorld } from '../support/world.ts'

const noPress = { exclusions: { ...DEFAULT_SETTINGS.exclusions, domains: ['press.example'] } }

/** A world whose clock can be moved on. */
async function start() {
  let later = 0
  const world = await startWorld({ drains: false, logbook: { now: () => new Date(Date.now() + later) } })
  const page = openSettings(world)
  const importLink = async () => {
    const { version, revision } = await page.load()
    return (await page.ask('/import-link', { base_version: version, revision })).body.url
  }
  const exportLink = async () => (await page.ask('/export-link', {})).body.url
  const pass = (ms: number) => {
    later += ms
  }
  return { ...world, page, importLink, exportLink, pass }
}

async function open(url: string, init: RequestInit = {}) {
  const answer = await fetch(url, init)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

function upload(url: string, text: string, field: 'file' | 'text' = 'file') {
  const form = new FormData()
  if (field === 'file') form.set('file', new Blob([text], { type: 'application/json' }), 'settings.json')
  else form.set('text', text)
  return open(url, { method: 'POST', body: form })
}

// G30
test('what was exported comes back as it was, as a draft', async () => {
  const { page, exportLink, importLink } = await start()
  await page.put({ ...noPress, record_creation: { contacts: { defaults: { jobtitle: 'ä “q” \t ' } } } })
  const before = (await page.load()).settings
  const file = await open(await exportLink())
  expect(file.status).toBe(200)
  expect(file.headers.get('content-disposition')).toBe(
    'attachment; filename=logbook-settings-47110815-v1.json',
  )
  expect(file.headers.get('content-type')).toContain('application/json')
  expect(file.headers.get('cache-control')).toBe('no-store')
  expect(file.text).toContain('\n  "settings": {\n')
  await page.put({ exclusions: { ...DEFAULT_SETTINGS.exclusions } })

  const imported = await upload(await importLink(), file.text)
  expect(imported.status).toBe(200)
  expect(imported.text).toContain('Imported as a draft')
  const { draft, version } = await page.load()
  expect(version).toBe(2)
  expect(draft).toMatchObject({ settings: before, edited_by: 'ann@northwind.example' })
  await page.publish()
  const again = await open(await exportLink())
  const documentOf = (text: string) => text.slice(text.indexOf('\n  "settings": '))
  expect(documentOf(again.text)).toBe(documentOf(file.text))
})

test('each link works once', async () => {
  const { exportLink, importLink } = await start()
  const out = await exportLink()
  // A preview that only asks does not use it up.
  expect((await open(out, { method: 'HEAD' })).status).toBe(200)
  expect((await open(out)).status).toBe(200)
  const again = await open(out)
  expect(again.status).toBe(410)
  expect(again.text).toContain('This link was used before')
  const into = await importLink()
  expect((await open(into)).text).toContain('type="file"')
  expect((await upload(into, JSON.stringify(noPress))).status).toBe(200)
  expect((await upload(into, JSON.stringify(noPress))).status).toBe(410)
  expect((await open(into)).status).toBe(410)
})

test('of many who use one link at the same moment one is served', async () => {
  const { exportLink } = await start()
  const url = await exportLink()
  const statuses = (await Promise.all(Array.from({ length: 6 }, () => open(url)))).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 410, 410, 410, 410, 410])
})

test('a link is too old after five minutes', async () => {
  const { exportLink, importLink, pass } = await start()
  const [out, into] = [await exportLink(), await importLink()]
  pass(5 * 60_000)
  for (const url of [out, into]) expect((await open(url)).text).toContain('This link is too old')
  expect((await upload(into, '{}')).status).toBe(410)
})

test('a link that was changed, of another kind or of another account does not work', async () => {
  const world = await start()
  const { exportLink, importLink, url } = world
  const contoso = world.simulator.portal('47110816')
  await install(world.logbook, contoso)
  const out = await exportLink()
  const token = out.split('/').at(-1) ?? ''
  for (const forged of [
    `${url}/settings/import/${token}`,
    `${url}/settings/export/${token.replace('47110815', '47110816')}`,
    `${url}/settings/export/${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    `${url}/settings/export/${'x'.repeat(5_000)}`,
    `${url}/settings/export/1.2.3`,
    `${await importLink()}x`,
  ]) {
    const refused = await open(forged)
    expect(refused.status).toBe(404)
    expect(refused.text).toContain('This link does not work')
  }
  // Nothing of it used the real one up.
  expect((await open(out)).status).toBe(200)
})

test('a file with faults is not taken, every fault is named, and the same link takes a better one', async () => {
  const { page, importLink } = await start()
  const url = await importLink()
  const faulty = {
    settings: { general: { default_owner_id: '<b>Ann</b>' }, exclusions: { domains: ['x'] }, foo: 1 },
  }
  const refused = await upload(url, JSON.stringify(faulty))
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('General › Default owner')
  expect(refused.text).toContain('/exclusions/domains/0')
  expect(refused.text).toContain('There is no setting &quot;foo&quot; here.')
  expect((await upload(url, '{"settings": ')).text).toContain('This is not JSON')
  expect((await upload(url, '   ', 'text')).status).toBe(400)
  expect(
    (await open(url, { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } })).status,
  ).toBe(400)
  expect(
    (await open(url, { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data' } }))
      .status,
  ).toBe(400)
  expect((await upload(url, `"${'x'.repeat(17 * 1024 * 1024)}"`)).status).toBe(413)
  expect((await page.load()).draft).toBeNull()
  expect((await upload(url, JSON.stringify(noPress), 'text')).status).toBe(200)
  expect((await page.load()).draft?.settings).toMatchObject(noPress)
})

test('what a faulty file says cannot write on our page', async () => {
  const { importLink } = await start()
  const nasty = {
    '<script>alert(1)</script>': 1,
    members: { rules: [{ email: '"><img src=x onerror=alert(1)>' }] },
  }
  const { text } = await upload(await importLink(), JSON.stringify(nasty))
  expect(text).not.toContain('<script>alert')
  expect(text).not.toContain('<img')
})

test('an import does not overwrite what somebody saved since the link was made', async () => {
  const { page, importLink } = await start()
  const url = await importLink()
  await page.save({ general: { ...DEFAULT_SETTINGS.general, members_must_connect: true } })
  const refused = await upload(url, JSON.stringify(noPress))
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('changed by ann@northwind.example')
  expect((await page.load()).draft?.settings).toMatchObject({ general: { members_must_connect: true } })
})

test('an imported file that does not fit the account becomes a draft, and what is to be mended is told at once', async () => {
  const { page, importLink } = await start()
  const imported = await upload(await importLink(), JSON.stringify({ general: { default_owner_id: '1' } }))
  expect(imported.status).toBe(200)
  expect(imported.text).toContain('HubSpot has no owner with the id 1.')
  expect((await page.publish()).status).toBe(422)
})

test('a person downloads the file and uploads it again in their browser', async () => {
  const { page, exportLink, importLink } = await start()
  await page.put(noPress)
  const tab = await (await openBrowser()).newPage()
  const [download] = await Promise.all([
    tab.waitForEvent('download'),
    // The address answers with a file, so there is no page to arrive at.
    tab.goto(await exportLink()).catch(() => null),
  ])
  expect(download.suggestedFilename()).toBe('logbook-settings-47110815-v1.json')
  await page.ask('/rollback', { version: 0 })
  await tab.goto(await importLink())
  await tab.getByLabel('A file that was exported').setInputFiles(await download.path())
  await tab.getByRole('button', { name: 'Import as draft' }).click()
  await tab.getByRole('heading', { name: 'Imported as a draft' }).waitFor()
  expect((await page.load()).draft?.settings).toMatchObject(noPress)
  await tab.close()
})

test('the token of a link stands in no log', async () => {
  const { exportLink, importLink, logs } = await start()
  const tokens = [await exportLink(), await importLink()].map((url) => url.split('/').at(-1) ?? '')
  const [out = '', into = ''] = tokens
  await open((await exportLink()).replace(/[^/]+$/, out))
  await open((await exportLink()).replace(/\/export\/[^/]+$/, `/import/${into}`))
  expect(logs.some((line) => line.includes('/settings/export/…'))).toBe(true)
  for (const token of tokens) expect(logs.filter((line) => line.includes(token.slice(20)))).toEqual([])
})
