// The documentation that this server brings along.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Router } from 'express'
import { createOpenApi } from './openapi.ts'
import { apiDocsPage, markdownPage, SWAGGER_FILES } from './pages/docs-pages.ts'

export type DocsDeps = { publicUrl: string }

const SWAGGER_FOLDER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

export function docsRoutes({ publicUrl }: DocsDeps): Router {
  const router = Router()
  const openApi = once(() => createOpenApi(publicUrl))
  const errors = once(() => readPage('Codes', 'errors.md'))
  const settings = once(() => readPage('Settings', 'settings.md'))
  const members = once(() => readPage('Members', 'members.md'))
  const fieldMapping = once(() => readPage('Field mapping', 'field-mapping.md'))

  router.get('/openapi.json', (_req, res) => {
    res.json(openApi())
  })

  router.get('/docs', (_req, res) => {
    res.send(apiDocsPage())
  })

  router.get('/docs/errors', (_req, res) => {
    res.send(errors())
  })

  router.get('/docs/settings', (_req, res) => {
    res.send(settings())
  })

  router.get('/docs/members', (_req, res) => {
    res.send(members())
  })

  router.get('/docs/field-mapping', (_req, res) => {
    res.send(fieldMapping())
  })

  // Named one by one: the package's folder also has an example page with scripts of its own.
  for (const name of SWAGGER_FILES) {
    router.get(`/docs/assets/${name}`, (_req, res) => {
      res.sendFile(name, { root: SWAGGER_FOLDER, maxAge: '1d' })
    })
  }

  return router
}

function readPage(title: string, name: string): string {
  return markdownPage(title, readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8'))
}

/** The files do not change while we run, so what is made from them is made at the first request and kept. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
