'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDraft } from '@/components/form/device/use-draft'
import { useLeaveWarning } from '@/components/form/use-form-draft'
import { useSend } from '@/components/form/use-send'
import type { DraftId } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { second } from '@/lib/time/length'
import { updateDraftAction } from '../../drafting/actions'
import type { DraftSaved } from '../../drafting/save'
import {
  type Answers,
  type Changes,
  type Choice,
  changed,
  chosen,
  contestedIn,
  copyOf,
  settled,
  shown,
  type Typed,
} from './merge'
import { usePresence } from './use-presence'

/** After so long without a key what was typed is saved; after a lost connection it is tried again. */
const pauseMs = 1.5 * second
const againMs = 8 * second

/** Who changed an answer last, and when. */
export type Edited = { byName: string; at: string }
type Theirs = DraftSaved['theirs']
type Sent = { id: DraftId; version: number; values: Answers; was: Answers }

type Opened = {
  id: DraftId
  version: number
  values: Answers
  edits: Readonly<Record<string, Edited>>
  /** Name of what this device keeps until the server has it. */
  keepAs: string
  readOnly: boolean
  /** Signed off: the first answer that is saved takes that back, and the page shows it. */
  isSignedOff: boolean
  /** The question that the person is at. */
  at: string | null
}

export type SavingState = 'saved' | 'waiting' | 'saving' | 'offline' | 'signed_out' | 'refused'

/**
 * The answers of a draft while people write in it. What is typed is kept on this device at once and on the server at the
 * next pause; what others save meanwhile comes in; where both wrote in one question, both texts stand until somebody
 * chooses. A lost connection or an ended session is tried again and loses nothing.
 */
export function useAnswers({ id, version, values, edits, keepAs, readOnly, isSignedOff, at }: Opened) {
  const router = useRouter()
  const [saved, setSaved] = useState({ version, values, edits })
  const [changes, setChanges] = useState<Changes>({})
  // The page was read anew.
  if (version > saved.version) setSaved({ version, values, edits })

  const heard = useCallback((newest: number, theirs: Theirs, mine: Answers = {}) => {
    const told = Object.entries(theirs)
    const values = Object.fromEntries(told.map(([code, { value }]) => [code, value]))
    const edits = Object.fromEntries(told.map(([code, { byName, at }]) => [code, { byName, at }]))
    // An answer that was overtaken tells nothing.
    setSaved((now) =>
      newest < now.version
        ? now
        : {
            version: newest,
            values: { ...now.values, ...mine, ...values },
            edits: { ...now.edits, ...edits },
          },
    )
  }, [])

  const contested = useMemo(() => contestedIn(saved.values, changes), [saved.values, changes])
  const waiting = Object.keys(changes).filter((code) => !contested.includes(code))
  const sending = useSend((input: Sent) => updateDraftAction(input), {
    done: (answer, sent) => {
      const taken = Object.fromEntries(Object.entries(sent.values).filter(([code]) => !answer.contested.includes(code)))
      heard(answer.version, answer.theirs, taken)
      setChanges((now) => settled(now, sent.values, answer.contested))
      if (isSignedOff) router.refresh()
    },
  })
  const { pending, failure } = sending
  const state = stateOf({ waiting: waiting.length, pending, failure })

  const flush = () => {
    if (readOnly || pending || waiting.length === 0) return
    const pick = (of: 'value' | 'was') =>
      Object.fromEntries(waiting.flatMap((code) => (changes[code] ? [[code, copyOf(changes[code][of])]] : [])))
    sending.submit({ id, version: saved.version, values: pick('value'), was: pick('was') })
  }
  useAutosave(flush, { changes, waits: waiting.length > 0 && !pending, failure })
  const { kept } = useKeptOnDevice(readOnly ? null : keepAs, changes, setChanges)
  useLeaveWarning(state !== 'saved' && kept !== 'saved')
  const others = usePresence(
    { id, version: saved.version, field: at, isOff: readOnly },
    {
      heard: (newest, theirs) => {
        // What is being saved would look like somebody else's.
        if (pending) return
        // Changed in no answer: somebody signed it off.
        if (newest > saved.version && Object.keys(theirs).length === 0) router.refresh()
        heard(newest, theirs)
      },
      filed: () => router.refresh(),
    },
  )

  return {
    values: useMemo(() => shown(saved.values, changes), [saved.values, changes]),
    theirs: saved.values,
    edits: saved.edits,
    contested,
    state,
    failure: state === 'refused' ? failure : null,
    others,
    flush,
    change: (code: string, part: Partial<Typed>) => setChanges((now) => changed(saved.values, now, code, part)),
    choose: (code: string, choice: Choice) => setChanges((now) => chosen(saved.values, now, code, choice)),
  }
}

type Standing = { waiting: number; pending: boolean; failure: Failure | null }

function stateOf({ waiting, pending, failure }: Standing): SavingState {
  if (pending) return 'saving'
  if (waiting === 0) return 'saved'
  switch (failure?.code) {
    case undefined:
      return 'waiting'
    case 'unavailable':
      return 'offline'
    case 'signed_out':
      return 'signed_out'
    default:
      return 'refused'
  }
}

type Autosave = { changes: Changes; waits: boolean; failure: Failure | null }

/** Saves at the next pause, when the page is left, and again when a connection or a session is back. */
function useAutosave(flush: () => void, { changes, waits, failure }: Autosave): void {
  const latest = useRef(flush)
  const refused = useRef<Changes | null>(null)
  useEffect(() => {
    latest.current = flush
  })
  const code = failure?.code
  const mayWork = code === undefined || code === 'unavailable' || code === 'signed_out'
  useEffect(() => {
    // The same once more would be refused once more.
    if (!mayWork && refused.current === null) refused.current = changes
    if (mayWork) refused.current = null
    if (!waits || refused.current === changes) return
    const timer = setTimeout(() => latest.current(), code === undefined ? pauseMs : againMs)
    return () => clearTimeout(timer)
  }, [changes, waits, mayWork, code])
  useEffect(() => {
    const now = () => latest.current()
    const left = () => document.visibilityState === 'hidden' && latest.current()
    window.addEventListener('online', now)
    window.addEventListener('focus', now)
    document.addEventListener('visibilitychange', left)
    return () => {
      window.removeEventListener('online', now)
      window.removeEventListener('focus', now)
      document.removeEventListener('visibilitychange', left)
    }
  }, [])
}

/** Keeps what the server does not have on this device, and brings it back once. */
function useKeptOnDevice(
  name: string | null,
  changes: Changes,
  restore: (withKept: (now: Changes) => Changes) => void,
) {
  const { kept, keep, forget } = useDraft<Changes>({
    name,
    found: (before) => before !== null && restore((now) => ({ ...before, ...now })),
  })
  const wasKept = useRef(false)
  useEffect(() => {
    const has = Object.keys(changes).length > 0
    if (has) keep(changes)
    else if (wasKept.current) void forget(changes)
    wasKept.current = has
  }, [changes, keep, forget])
  return { kept }
}
