'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ContactLanguage, Happening } from '../../answers'
import { type SentReceipt, sendDraft } from '../../device/send'
import { Receipt } from './receipt'
import { ReportActions, ReportHead } from './report-frame'
import { type Sending, SendState } from './send-state'
import { lastStep, problemOf, StepBody, titleOf } from './steps'
import type { ReportTexts } from './texts'
import { useDraft } from './use-draft'
import { useOutbox } from './use-outbox'
import { pushStep, useStepHistory } from './use-step-history'

type Props = {
  texts: ReportTexts
  start: { ownerId: string; phone: string; language: ContactLanguage }
  call: { name: string; phone: string } | null
  zone: string
}

type Done = { receipt: SentReceipt; happened: Happening }

/** Report a leak: eight questions on one page, kept on the device until the server says that it has the report. */
export function ReportForm({ texts, start, call, zone }: Props) {
  const { draft, kept, change, put, wipe } = useDraft(start)
  const [state, setState] = useState<Sending>({ kind: 'idle' })
  const [error, setError] = useState<string>()
  const [done, setDone] = useState<Done>()
  const heading = useRef<HTMLHeadingElement>(null)
  const busy = useRef(false)

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

  const send = useCallback(async () => {
    if (!draft || busy.current) return
    busy.current = true
    setState({ kind: 'sending' })
    const kept = await put({ outbox: true }, draft)
    const outcome = await sendDraft(kept)
    busy.current = false
    if (outcome.kind !== 'received') return setState(outcome)
    setDone({ receipt: outcome.receipt, happened: kept.answers.happened ?? 'other' })
    setState({ kind: 'idle' })
    await wipe(kept.clientId)
  }, [draft, put, wipe])
  const waiting = draft?.outbox === true && state.kind !== 'sending'
  useOutbox(waiting, send)
  const loaded = draft !== null
  const tried = useRef(false)
  useEffect(() => {
    if (!loaded || tried.current) return
    tried.current = true
    if (waiting) void send()
  }, [loaded, waiting, send])

  if (done) return <Receipt {...done} texts={texts} again={() => setDone(undefined)} />
  if (!draft) return <div className="min-h-dvh" aria-busy="true" />
  const goTo = (step: number) => {
    pushStep(step)
    show(step)
  }
  const next = () => {
    const problem = problemOf(draft.step, draft.answers, texts)
    if (problem) setError(problem)
    else if (draft.step === lastStep) void send()
    else goTo(draft.step + 1)
  }
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <ReportHead
        step={draft.step}
        total={lastStep}
        title={titleOf(draft.step, texts)}
        heading={heading}
        texts={texts}
        call={call}
        back={() => goTo(draft.step - 1)}
      />
      <p role="alert" className="sr-only">
        {error}
      </p>
      <StepBody
        step={draft.step}
        goTo={goTo}
        texts={texts}
        answers={draft.answers}
        change={change}
        error={error}
        zone={zone}
      />
      <ReportActions
        step={draft.step}
        texts={texts}
        sending={state.kind === 'sending'}
        kept={kept}
        send={send}
        remove={() => void wipe(draft.clientId)}
      >
        <SendState state={state} kept={kept} texts={texts} retry={send} />
      </ReportActions>
    </form>
  )
}
