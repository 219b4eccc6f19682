'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useSend } from '@/components/form/use-send'
import { type Draft, type DraftStart, firstAnswers } from '../../device/draft'
import { type SentReceipt, sendDraft } from '../../device/send'
import type { Happening } from '../../facts/answers'
import { Receipt } from './receipt'
import { ReportActions, ReportHead } from './report-frame'
import { SendState } from './send-state'
import { lastStep, problemOf, StepBody, titleOf } from './steps'
import type { ReportTexts } from './texts'
import { useReport } from './use-report'

const key = 'reportStep'

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
  start: DraftStart & { ownerId: string }
  call: { name: string; phone: string } | null
}

type Done = { receipt: SentReceipt; happened: Happening }

/** Report a leak: eight questions on one page, kept on the device until the server says that it has the report. */
export function ReportForm({ texts, start, call }: Props) {
  const { draft, kept, change, put, wipe } = useReport(start)
  const [error, setError] = useState<string>()
  const [done, setDone] = useState<Done>()
  const heading = useRef<HTMLHeadingElement>(null)
  const { submit, pending, failure } = useSend<SentReceipt, Draft>(sendDraft, async (receipt, sent) => {
    // The receipt first: an empty first question must not flash up before it.
    setDone({ receipt, happened: sent.answers.happened ?? 'other' })
    await wipe(sent)
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

  const send = () => {
    if (draft && !pending) void put({ outbox: true }, draft).then(submit)
  }
  useOutbox(draft === null ? null : draft.outbox, pending, send)

  if (done) return <Receipt {...done} texts={texts} again={() => setDone(undefined)} />
  const { step, answers } = draft ?? { step: 1, answers: firstAnswers(start) }
  const answer = (part: Parameters<typeof change>[0]) => {
    setError(undefined)
    change(part)
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
      <ReportHead
        step={step}
        total={lastStep}
        title={titleOf(step, texts)}
        heading={heading}
        texts={texts}
        call={call}
        back={() => goTo(step - 1)}
      />
      <p role="alert" className="sr-only">
        {error}
      </p>
      <StepBody
        step={step}
        goTo={goTo}
        texts={texts}
        answers={answers}
        change={answer}
        error={error}
        zone={answers.zone ?? start.zone}
      />
      <ReportActions
        step={step}
        texts={texts}
        sending={pending}
        kept={kept}
        send={send}
        remove={() => draft && void wipe(draft)}
      >
        <SendState pending={pending} failure={failure} kept={kept} texts={texts} retry={send} />
      </ReportActions>
    </form>
  )
}

/**
 * The layer for what must arrive later: while something waits to be sent, tries when the page loads, when the connection
 * is back and when the page is looked at. What happens while a try is still under way is remembered: that try may have
 * begun before the connection was back. `waiting` is null until it is known.
 */
function useOutbox(waiting: boolean | null, pending: boolean, send: () => void): void {
  const latest = useRef({ send, pending })
  const first = useRef(true)
  const again = useRef(false)
  useEffect(() => {
    latest.current = { send, pending }
    if (pending || !again.current) return
    again.current = false
    if (waiting) send()
  })
  useEffect(() => {
    if (waiting === null) return
    const opening = first.current
    first.current = false
    if (!waiting) return
    const retry = () => {
      if (latest.current.pending) again.current = true
      else latest.current.send()
    }
    if (opening) retry()
    const visible = () => {
      if (document.visibilityState === 'visible') retry()
    }
    addEventListener('online', retry)
    addEventListener('focus', retry)
    document.addEventListener('visibilitychange', visible)
    return () => {
      removeEventListener('online', retry)
      removeEventListener('focus', retry)
      document.removeEventListener('visibilitychange', visible)
    }
  }, [waiting])
}
