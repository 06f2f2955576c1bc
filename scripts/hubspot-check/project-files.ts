// Whether the files that everything else is read from can be read at all: project file, profiles, manifests.
import { isKnownPlatformVersion, parseProjectConfig } from '@hubspot/project-parsing-lib/projects'
import {
  manifestFiles,
  type Project,
  profileNames,
  readManifest,
  readProfile,
  readProject,
} from '../hubspot-project/project.ts'
import { type Finding, type Problem, wordsOf } from './problem.ts'

/** The project file. Nothing else can be looked at without it. */
export function checkProjectFile(dir: string): { finding: Finding; project: Project | null } {
  const title = 'Project file'
  try {
    const { platformVersion, srcDir } = parseProjectConfig(dir)
    const project = readProject(dir)
    const problems = isKnownPlatformVersion(platformVersion) ? [] : [unknownVersion(platformVersion)]
    return { finding: { title, saw: `platform ${platformVersion}, uploads ${srcDir}/`, problems }, project }
  } catch (error) {
    const fix = 'hsproject.json needs name, srcDir (a folder beside it) and platformVersion.'
    const problem = { where: 'hsproject.json', what: wordsOf(error), fix }
    return { finding: { title, saw: '', problems: [problem] }, project: null }
  }
}

function unknownVersion(version: string): Problem {
  const what = `HubSpot's parser does not know the platform version ${version}.`
  return { where: 'hsproject.json', what, fix: 'Name a version that HubSpot builds, such as 2026.09.' }
}

/** Every profile says which account it is for; without that HubSpot's CLI does not start. */
export function checkProfiles(project: Project): Finding {
  const names = profileNames(project)
  const problems = names.flatMap((name): Problem[] => {
    const where = `${project.srcName}/hsprofile.${name}.json`
    try {
      readProfile(project, name)
      return []
    } catch (error) {
      const fix = 'A profile has accountId (a number) and variables (texts, numbers, true or false).'
      return [{ where, what: wordsOf(error), fix }]
    }
  })
  const none = {
    where: `${project.srcName}/`,
    what: 'There is no profile, so nothing fills in the addresses of the manifests.',
    fix: 'Write hsprofile.dev.json and hsprofile.prod.json, each with accountId and variables.',
  }
  const saw = `${names.join(' and ')}; before an upload, accountId must be the number of your own account`
  return { title: 'Profiles', saw, problems: names.length > 0 ? problems : [none] }
}

/** HubSpot's parser stumbles over a file that is no manifest at all, without naming it. */
export function checkManifestFiles(project: Project): Finding {
  const files = manifestFiles(project)
  const problems = files.flatMap((file): Problem[] => {
    try {
      readManifest(project, file)
      return []
    } catch (error) {
      const fix = 'A manifest is a JSON object with uid, type and config.'
      return [{ where: `${project.srcName}/${file}`, what: wordsOf(error), fix }]
    }
  })
  return { title: 'Manifest files', saw: `${files.length} can be read`, problems }
}
