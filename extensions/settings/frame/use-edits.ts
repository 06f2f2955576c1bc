// What was changed here and not saved yet, always on top of what the server said last.
import { useCallback, useRef, useState } from 'react'
import type { Settings } from '../../../server/domain/settings/settings.ts'
import type { SettingsPageAnswer } from '../../../server/http/settings/answers.ts'
import type { Change } from './desk.ts'
import { type Clash, mergeEdits } from './merge-edits.ts'
import { isSame, putAt, type SectionName } from './places.ts'

type Edits = { base: Settings; mine: Settings; clashes: Clash[] }

export type Edited = {
  document: Settings
  clashes: Clash[]
  unsaved: SectionName[]
}

/** The document that is edited: the draft, or what is in force where there is none. */
export function editedOf({
  draft,
  ...inForce
}: SettingsPageAnswer): Pick<SettingsPageAnswer, 'settings' | 'left_out' | 'findings'> {
  return draft ?? inForce
}

/** `page`: what the server said last. */
export function useEdits(page: SettingsPageAnswer) {
  const theirs = editedOf(page).settings
  const [, draw] = useState(0)
  const held = useRef<Edits | null>(null)
  const merged = useRef<{ from: Edits; theirs: Settings; edits: Edits | null } | null>(null)
  const latest = useRef(theirs)
  latest.current = theirs

  /** Edits begun on something older, on top of what is there now. */
  const read = useCallback((): Edits | null => {
    const { current: edits } = held
    const { current: theirs } = latest
    if (!edits || edits.base === theirs) return edits
    if (merged.current?.from === edits && merged.current.theirs === theirs) return merged.current.edits
    const { settings, clashes } = mergeEdits(edits.base, edits.mine, theirs)
    const rest = [...edits.clashes, ...clashes]
    const onTop = isSame(settings, theirs) ? null : { base: theirs, mine: settings, clashes: rest }
    merged.current = { from: edits, theirs, edits: onTop }
    return onTop
  }, [])

  const write = useCallback((edits: Edits | null) => {
    held.current = edits && isSame(edits.mine, edits.base) ? null : edits
    draw((times) => times + 1)
  }, [])

  // Reads what is there at this very moment: a field that is left and a button that is pressed come in one go.
  const change = useCallback<Change>(
    (section, edit) => {
      const { base = latest.current, mine = latest.current, clashes = [] } = read() ?? {}
      write({ base, mine: { ...mine, [section]: edit(mine[section]) }, clashes })
    },
    [read, write],
  )

  const settle = useCallback(
    (clash: Clash, isTheirs: boolean) => {
      const edits = read()
      if (!edits) return
      const mine = structuredClone(edits.mine)
      if (isTheirs) putAt(mine, clash.place, structuredClone(clash.theirs))
      write({ ...edits, mine, clashes: edits.clashes.filter((one) => one !== clash) })
    },
    [read, write],
  )

  return {
    /** What is on the screen at this moment. */
    read: useCallback(() => editedBy(read(), latest.current), [read]),
    change,
    settle,
    /** This much was saved: what was changed since then is all that is left. Not drawn before the answer is, or the old values would flash up. */
    saved: useCallback(
      (snapshot: Settings) => {
        held.current = { base: snapshot, mine: editedBy(read(), latest.current).document, clashes: [] }
      },
      [read],
    ),
    undo: useCallback(() => write(null), [write]),
  }
}

function editedBy(edits: Edits | null, theirs: Settings): Edited {
  const { mine: document, base, clashes } = edits ?? { mine: theirs, base: theirs, clashes: [] }
  return { document, clashes, unsaved: SECTIONS.filter((name) => !isSame(document[name], base[name])) }
}

const SECTIONS = [
  'general',
  'activities',
  'members',
  'exclusions',
  'record_creation',
  'associations',
  'campaigns',
] as const satisfies SectionName[]
