// Works the desk: saves, publishes, discards and rolls back, and when somebody else was faster, brings their work in below one's own.
import { useCallback, useRef, useState } from 'react'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { DraftAnswer, FindingView, SettingsPageAnswer } from '../../../server/http/settings/answers.ts'
import { asProblem } from '../../api/problem.ts'
import { conflictOf, findingsOf } from '../../api/settings-problem.ts'
import { useTimes } from '../../kit/Kit.tsx'
import { useSettingsKit } from '../use-settings-kit.ts'
import type { Desk, Doing, Seen, Trouble } from './desk.ts'
import { stillHolds } from './findings.ts'
import { beginAnew } from './merge-edits.ts'
import type { SectionName } from './places.ts'
import { editedOf, useEdits } from './use-edits.ts'

type Given = {
  timeZone: string
  page: SettingsPageAnswer
  /** Shows what is known already. */
  replace: (page: SettingsPageAnswer) => void
  /** Asks the server for the newest. */
  refresh: () => void
}

export function useDeskWork({ timeZone, page, replace, refresh }: Given): Desk {
  const { api, actions, words } = useSettingsKit()
  const times = useTimes(timeZone)
  const edits = useEdits(page)
  const { document, clashes, unsaved } = edits.read()
  const { doing, trouble, setTrouble, run } = useDoing(refresh)
  const [refused, setRefused] = useState<{ about: Settings; findings: FindingView[] } | null>(null)

  const { settings, left_out: leftOut, findings } = editedOf(page)
  const isBehind = page.draft !== null && page.draft.base_version !== page.version
  const found = refused ?? { about: settings, findings }

  const showDraft = ({ revision, draft }: DraftAnswer) => replace({ ...page, revision, draft })
  const saveSections = (sections: Partial<Settings>) =>
    api.saveDraft({
      base_version: page.version,
      revision: page.revision,
      settings: sections,
      keep: leftOut.map(({ pointer }) => pointer).filter((pointer) => sectionOf(pointer) in sections),
    })

  /** Keeps what is wrong with a document that was refused for it. */
  const judged = async <T>(about: Settings, asked: Promise<T>): Promise<T> => {
    try {
      const answer = await asked
      setRefused(null)
      return answer
    } catch (thrown) {
      const findings = findingsOf(asProblem(thrown))
      if (findings.length > 0) setRefused({ about, findings })
      throw thrown
    }
  }

  const save = () =>
    run('saving', async () => {
      const now = edits.read()
      const answer = await judged(now.document, saveSections(pick(now.document, now.unsaved)))
      edits.saved(now.document)
      showDraft(answer)
    })

  const publish = () =>
    run('publishing', async () => {
      const { draft, version: base_version, revision } = page
      if (!draft) return false
      const answer = await judged(draft.settings, api.publishDraft({ base_version, revision }))
      const { settings, left_out } = draft
      replace({ ...page, ...answer, settings, left_out, draft: null })
      actions.addAlert({ type: 'success', message: words.settings.published(answer.version) })
      return true
    })

  const discard = () =>
    run('discarding', async () => {
      const { revision } = await api.discardDraft({ revision: page.revision })
      replace({ ...page, revision, draft: null })
      actions.addAlert({ type: 'success', message: words.settings.discarded })
      return true
    })

  const rollBack = (version: number) =>
    run('publishing', async () => {
      const answer = await api.rollBack(version)
      actions.addAlert({ type: 'success', message: words.settings.rolledBack(version, answer.version) })
      refresh()
      return true
    })

  const paste = (text: string, isPreview: boolean) =>
    run(isPreview ? 'checking' : 'pasting', async () => {
      const { version: base_version, revision } = page
      const asked = api.neverLog({ base_version, revision, text, is_preview: isPreview })
      const told = await judged(document, asked)
      if (told.draft) showDraft({ revision: told.revision, draft: told.draft })
      return told
    })

  const changeDraft = (ask: (seen: Seen) => Promise<DraftAnswer>) =>
    run('changing', async () => {
      const { version: base_version, revision } = page
      showDraft(await judged(document, ask({ base_version, revision })))
      return true
    })

  const catchUp = () =>
    run('catching_up', async () => {
      if (!page.draft) return
      const begun = await api.oldSettings(page.draft.base_version)
      const { draft } = page
      const settings = beginAnew({ begun, draft, inForce: page })
      showDraft(await judged(settings, saveSections(settings)))
    })

  return {
    page,
    document,
    leftOut,
    unsaved,
    clashes,
    findings: found.findings.filter((finding) => stillHolds(finding, found.about, document)),
    isBehind,
    // What is begun anew must not be edited meanwhile.
    isReadOnly: !page.isAdmin || isBehind,
    times,
    doing,
    trouble,
    change: edits.change,
    takeTheirs: (clash) => edits.settle(clash, true),
    keepMine: (clash) => edits.settle(clash, false),
    save,
    undo: () => {
      setRefused(null)
      setTrouble(null)
      edits.undo()
    },
    publish: async () => (await publish()) === true,
    discard: async () => (await discard()) === true,
    rollBack: async (version) => (await rollBack(version)) === true,
    paste,
    changeDraft: async (ask) => (await changeDraft(ask)) === true,
    catchUp,
    refresh,
  }
}

/** One thing at a time; null when it was not done. A conflict brings in at once what somebody else did. */
function useDoing(refresh: () => void) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const isBusy = useRef(false)
  const run = useCallback(
    async <T>(what: Doing, work: () => Promise<T>): Promise<T | null> => {
      if (isBusy.current) return null
      isBusy.current = true
      setDoing(what)
      setTrouble(null)
      try {
        return await work()
      } catch (thrown) {
        const trouble = troubleOf(thrown, what)
        setTrouble(trouble)
        if (trouble.kind === 'conflict') refresh()
        return null
      } finally {
        isBusy.current = false
        setDoing(null)
      }
    },
    [refresh],
  )
  return { doing, trouble, setTrouble, run }
}

function troubleOf(thrown: unknown, what: Doing): Trouble {
  const problem = asProblem(thrown)
  const conflict = conflictOf(problem)
  if (conflict) return { kind: 'conflict', conflict }
  return findingsOf(problem).length > 0 ? { kind: 'invalid', what } : { kind: 'problem', problem }
}

function pick(document: Settings, names: readonly SectionName[]): Partial<Settings> {
  return Object.fromEntries(names.map((name) => [name, document[name]]))
}

function sectionOf(pointer: string): string {
  return pointer.split('/')[1] ?? ''
}
