// The simulated HubSpot knows the app as it was uploaded: with the variables of a profile in its manifest.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readApp } from './app-manifest.ts'

test('a manifest is read with the profile that it was uploaded with', () => {
  const manifestPath = uploadedApp()
  expect(readApp({ manifestPath }).permittedUrls?.fetch).toEqual(['https://dev.example'])
  expect(readApp({ manifestPath, profile: 'prod' }).permittedUrls?.fetch).toEqual(['https://prod.example'])
})

test('a given variable wins over that of the profile', () => {
  const app = readApp({ manifestPath: uploadedApp(), variables: { API_URL: 'http://localhost:4000' } })
  expect(app.permittedUrls?.fetch).toEqual(['http://localhost:4000'])
})

test('a manifest with a hole that nothing fills in is refused', () => {
  const manifestPath = uploadedApp()
  expect(() => readApp({ manifestPath, profile: 'unknown' })).toThrow('has no variable API_URL')
})

function uploadedApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of ['dev', 'prod']) {
    const profile = { accountId: 1, variables: { API_URL: `https://${name}.example` } }
    writeFileSync(join(folder, `hsprofile.${name}.json`), JSON.stringify(profile))
  }
  const hole = ['$', '{API_URL}'].join('')
  const manifest = { config: { auth: {}, permittedUrls: { fetch: [hole] } } }
  mkdirSync(join(folder, 'app'))
  writeFileSync(join(folder, 'app', 'app-hsmeta.json'), JSON.stringify(manifest))
  return join(folder, 'app', 'app-hsmeta.json')
}
