'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useDraft } from '@/components/form/device/use-draft'
import { unreachable } from '@/components/form/model/answer'
import { useSend } from '@/components/form/use-send'
import { fill, minute, second } from '@/lib/time/length'
import {
  type Draft,
  type DraftAnswers,
  type DraftStart,
  draftName,
  firstAnswers,
  isTouched,
  newCode,
  newDraft,
  type SentReceipt,
  sendDraft,
} from '../../device/draft'
import { filesFollow, type KeptFile, keptFilesOf } from '../../device/kept-files'
import { keepForm, wakeForSending } from '../../device/offline'
import type { Happening } from '../../facts/answers'
import { AddFiles } from '../files/add-files'
import { DraftFiles, useDraftFiles } from '../files/draft-files'
import { AnonymousChoice } from './anonymous-choice'
import { type FilesOfReport, Receipt } from './receipt'
import { ReportActions, ReportHead, SendState } from './report-frame'
import { lastStep, problemOf, StepBody, storyStep, titleOf, whenStep } from './steps'
import type { ReportTexts } from './texts'

const key = 'reportStep'
const firstRetryMs = 5 * second
const longestRetryMs = minute

function stepIn(state: unknown): number | null {
  if (typeof state !== 'object' || state === null || !(key in state)) return null
  const step = state[key]
  return typeof step === 'number' ? step : null
}

/** Writes a step into the browser's history, so that its Back button goes one question back. */
function pushStep(step: number): void {
  history.pushState({ [key]: step }, '')
}

/** Calls back when Back or Forward was pressed; a page without a step of its own is the first question. */
function useStepHistory(onStep: (step: number) => void): void {
  useEffect(() => {
    const listen = (event: PopStateEvent) => onStep(stepIn(event.state) ?? 1)
    addEventListener('popstate', listen)
    return () => removeEventListener('popstate', listen)
  }, [onStep])
}

type Props = {
  texts: ReportTexts
  files: FilesOfReport
  start: DraftStart & { ownerId: string }
  call: { name: string; phone: string } | null
  noBlame: boolean
  /** The company takes reports without a name. */
  anonymous: boolean
}

/** Files of reports that the server has, which this device still keeps: they go now. */
function Following({
  files,
  texts,
  accept,
  stored,
}: FilesOfReport & { files: readonly KeptFile[]; stored: (keptAs?: string) => void }) {
  return [...new Set(files.flatMap(({ ref }) => ref ?? []))].map((ref) => (
    <section key={ref} className="grid gap-2 rounded-md border border-hairline p-4">
      <h2 className="text-lg font-semibold">{fill(texts.follow, { ref })}</h2>
      <AddFiles
        leakRef={ref}
        side="reporter"
        texts={texts}
        accept={accept}
        kept={files.filter((one) => one.ref === ref)}
        stored={stored}
      />
    </section>
  ))
}

type Done = { receipt: SentReceipt; happened: Happening; kept: readonly KeptFile[]; code: string | null }

/** Report a leak: eight questions on one page, kept on the device until the server says that it has the report. */
export function ReportForm({ texts, files, start, call, noBlame, anonymous }: Props) {
  const { draft, kept, change, put, wipe } = useReport(start)
  const own = useDraftFiles(start.ownerId, draft?.clientId)
  const opensOffline = useKeptForm(start.ownerId)
  const [error, setError] = useState<string>()
  const [done, setDone] = useState<Done>()
  const heading = useRef<HTMLHeadingElement>(null)
  const connected = useRef(false)
  const { submit, pending, failure, clear } = useSend<SentReceipt, Draft>(
    async (typed) => {
      const waiting = await put({ outbox: true }, typed)
      const attempt = () => {
        connected.current = false
        return sendDraft(waiting).catch(() => unreachable)
      }
      let result = await attempt()
      if (!result.ok && result.code === 'unavailable') void wakeForSending()
      // The connection came back during the try, which may have begun before.
      while (!result.ok && connected.current) result = await attempt()
      return result
    },
    async (receipt, sent) => {
      // Before the draft goes: a page that is closed now must still know whose these files are.
      await filesFollow(start.ownerId, sent.clientId, receipt.ref)
      // The receipt first: an empty first question must not flash up before it.
      setDone({
        receipt,
        happened: sent.answers.happened ?? 'other',
        kept: await keptFilesOf(start.ownerId, sent.clientId),
        code: sent.code ?? null,
      })
      await wipe(sent)
    },
  )
  const send = () => {
    if (draft) submit(draft)
  }
  useRetry(failure?.code === 'unavailable' && draft?.outbox === true, pending, send)
  useConnection(draft !== null, () => {
    connected.current = true
    if (draft?.outbox) send()
  })

  const show = useCallback(
    (step: number) => {
      if (!draft) return
      setError(undefined)
      void put({ step: Math.min(Math.max(step, 1), lastStep) }, draft)
      requestAnimationFrame(() => heading.current?.focus())
    },
    [draft, put],
  )
  useStepHistory(show)
  const wrongDay = Object.keys(failure?.fields ?? {}).some((field) => /(noticed|occurred)Day$/.test(field))
  const shown = useRef(show)
  useEffect(() => {
    shown.current = show
  })
  useEffect(() => {
    if (wrongDay) shown.current(whenStep)
  }, [wrongDay])

  const filesStored = (id?: string) => id && void own.forget([id])
  if (done)
    return <Receipt {...done} texts={texts} files={files} stored={filesStored} again={() => setDone(undefined)} />
  const { step, answers } = draft ?? { step: 1, answers: firstAnswers(start) }
  const answer = (part: Parameters<typeof change>[0]) => {
    setError(undefined)
    if (failure) clear()
    change(part)
  }
  const withoutName = Boolean(draft?.code)
  const chooseName = (hidden: boolean) => {
    if (!draft) return
    void own.forget(own.files.map(({ id }) => id))
    const phone = hidden ? '' : start.phone
    void put({ code: hidden ? newCode() : null, answers: { ...draft.answers, phone, how: '' } }, draft)
  }
  const goTo = (to: number) => {
    pushStep(to)
    show(to)
  }
  const next = () => {
    const problem = problemOf(step, answers, texts)
    if (problem) setError(problem)
    else if (step === lastStep) send()
    else goTo(step + 1)
  }
  return (
    <form
      noValidate
      // The first question stands in the page before the device's draft is read; until then nothing can be answered.
      inert={!draft}
      aria-busy={!draft}
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      {own.following.length > 0 && <Following files={own.following} stored={filesStored} {...files} />}
      <ReportHead
        step={step}
        total={lastStep}
        title={titleOf(step, texts)}
        heading={heading}
        texts={texts}
        call={call}
        noBlame={noBlame}
        back={() => goTo(step - 1)}
      />
      <p role="alert" className="sr-only">
        {error ?? (wrongDay && step === whenStep ? texts.noticed.wrongDay : undefined)}
      </p>
      {step === 1 && anonymous && draft && <AnonymousChoice chosen={withoutName} choose={chooseName} texts={texts} />}
      <StepBody
        step={step}
        goTo={goTo}
        texts={texts}
        answers={answers}
        change={answer}
        error={error ?? (wrongDay && step === whenStep ? texts.noticed.wrongDay : undefined)}
        zone={answers.zone ?? start.zone}
        fileNames={own.files.map(({ file }) => file.name)}
        withoutName={withoutName}
      />
      {draft && !withoutName && (step === storyStep || step === lastStep) && (
        <DraftFiles owner={start.ownerId} clientId={draft.clientId} {...own} {...files} />
      )}
      {step === 1 && opensOffline && <p className="text-base text-muted">{texts.offline.kept}</p>}
      <ReportActions
        step={step}
        texts={texts}
        sending={pending}
        isMain={failure?.code !== 'signed_out'}
        kept={kept}
        send={send}
        remove={() => {
          if (!draft) return
          void own.forget(own.files.map(({ id }) => id))
          void wipe(draft)
        }}
      >
        <SendState pending={pending} failure={failure} kept={kept} texts={texts} retry={send} />
      </ReportActions>
    </form>
  )
}

/** Calls again and again while something waits, sooner at first: a connection that breaks is not always told. */
function useRetry(waits: boolean, trying: boolean, again: () => void): void {
  const latest = useRef(again)
  const tries = useRef(0)
  useEffect(() => {
    latest.current = again
  })
  useEffect(() => {
    if (!waits) tries.current = 0
    if (!waits || trying) return
    const timer = setTimeout(() => latest.current(), Math.min(firstRetryMs * 2 ** tries.current, longestRetryMs))
    tries.current += 1
    return () => clearTimeout(timer)
  }, [waits, trying])
}

/** Whether this browser opens the form without a connection too; false until it is known. */
function useKeptForm(ownerId: string): boolean {
  const [kept, setKept] = useState(false)
  useEffect(() => {
    let left = false
    void keepForm(ownerId).then((done) => !left && setKept(done))
    return () => {
      left = true
    }
  }, [ownerId])
  return kept
}

/** Calls when what waits may have a way to the server: as soon as it is known, when the connection is back, when the page is looked at. */
function useConnection(known: boolean, perhaps: () => void): void {
  const latest = useRef(perhaps)
  useEffect(() => {
    latest.current = perhaps
  })
  useEffect(() => {
    if (!known) return
    const now = () => latest.current()
    const visible = () => {
      if (document.visibilityState === 'visible') now()
    }
    now()
    addEventListener('online', now)
    addEventListener('focus', now)
    document.addEventListener('visibilitychange', visible)
    return () => {
      removeEventListener('online', now)
      removeEventListener('focus', now)
      document.removeEventListener('visibilitychange', visible)
    }
  }, [known])
}

/** The report being typed: loaded from the device, kept there at every pause in typing, removed when it was received. */
function useReport({ ownerId, ...start }: DraftStart & { ownerId: string }) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const { kept, keep, keepNow, forget } = useDraft<Draft>({
    name: draftName(ownerId),
    part: ({ clientId }) => clientId,
    found: (found) => setDraft(found ?? newDraft(start)),
  })

  const change = (part: Partial<DraftAnswers>) =>
    setDraft((current) => {
      if (!current) return current
      const next = { ...current, answers: { ...current.answers, ...part } }
      if (isTouched(next)) keep(next)
      return next
    })

  const put = useCallback(
    async (part: Partial<Pick<Draft, 'step' | 'outbox' | 'code' | 'answers'>>, of: Draft) => {
      const next = { ...of, ...part }
      setDraft(next)
      if (isTouched(next)) await keepNow(next)
      return next
    },
    [keepNow],
  )

  const wipe = async (of: Draft) => {
    await forget(of)
    setDraft(newDraft(start))
  }

  return { draft, kept, change, put, wipe }
}
