// Reads the project with HubSpot's own parser and validator, as `hs project validate` would: but without an account, on schemas of ours.
import { http } from '@hubspot/local-dev-lib/http'
import { isTranslationError, translate } from '@hubspot/project-parsing-lib/translate'
import { z } from 'zod'
import type { Project } from '../hubspot-project/project.ts'
import { jsonSchemas } from './config-schemas.ts'
import { type Finding, oneLine, type Problem, wordsOf } from './problem.ts'

/** Everything that HubSpot's validator says about the project as uploaded with this profile. */
export async function checkManifests(project: Project, profile: string): Promise<Finding> {
  const title = `Manifests, profile ${profile}`
  // The validator's only call to the network asks for the schemas.
  Object.assign(http, { get: async () => ({ data: jsonSchemas() }) })
  const context = {
    projectSourceDir: project.srcDir,
    platformVersion: project.platformVersion,
    accountId: 1,
  }
  try {
    const { intermediateRepresentation, skippedHsMetaFiles } = await translate(context, { profile })
    const count = Object.keys(intermediateRepresentation.intermediateNodesIndexedByUid).length
    const problems = skippedHsMetaFiles.map((file) => skipped(project, file))
    return { title, saw: `HubSpot's parser and validator accept all ${count}`, problems }
  } catch (error) {
    return { title, saw: '', problems: problemsOf(project, profile, error) }
  }
}

function skipped(project: Project, file: string): Problem {
  const what =
    'HubSpot leaves this manifest out without an error: it does not stand in a folder that HubSpot reads.'
  return {
    where: `${project.srcName}/${file}`,
    what,
    fix: 'Put it directly into app/<type of the feature>/.',
  }
}

const FileErrors = z.object({
  errors: z.array(z.object({ file: z.string(), errors: z.array(z.string()) })),
})

function problemsOf(project: Project, profile: string, error: unknown): Problem[] {
  if (!isTranslationError(error)) {
    const what = wordsOf(error)
    return [{ where: `${project.srcName}/`, what, fix: fixFor(what, profile) }]
  }
  return FileErrors.parse(error).errors.flatMap(({ file, errors }) =>
    errors.map((text) => {
      const what = oneLine(text)
      return { where: `${project.srcName}/${file}`, what, fix: fixFor(what, profile) }
    }),
  )
}

/** HubSpot's messages say what it dislikes, not what to do. */
const FIXES: [RegExp, (profile: string) => string][] = [
  [/^The directory /, () => 'Move the file to the folder of its type.'],
  [/^Duplicate uid/, () => 'Give each manifest a uid of its own; the one that was uploaded first keeps it.'],
  [/uid/, () => 'A uid has 1 to 64 letters, digits, and _ - or . besides.'],
  [/^Missing value for/, (profile) => `Add the variable to hsprofile.${profile}.json.`],
  [/^Failed to load profile/, (profile) => `Write hsprofile.${profile}.json as valid JSON.`],
  [/^Unexpected top-level/, () => 'Only uid, type, config, dependencies and permissions stand at the top.'],
  [/^Invalid JSON/, () => 'Correct the JSON: a comma too many, a quote too few?'],
  [/^Only one/, () => 'Keep one and remove the others.'],
  [/^Missing required field/, () => 'Add the field.'],
  [/additional properties/, () => 'Remove the field, or correct its name.'],
  [/allowedValues/, () => 'Use one of the allowed values.'],
]

function fixFor(what: string, profile: string): string {
  const [, fix] = FIXES.find(([pattern]) => pattern.test(what)) ?? []
  return fix?.(profile) ?? 'Correct the value: HubSpot would refuse the upload.'
}
