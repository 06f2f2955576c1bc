// The documentation that this server brings along.
import { Router } from 'express'

export type DocsDeps = { publicUrl: string }

export function docsRoutes(_deps: DocsDeps): Router {
  return Router()
}
