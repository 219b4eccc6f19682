import { ChevronLeft, Phone } from 'lucide'
import { type ReactNode, type RefObject, useState } from 'react'
import type { Kept } from '@/components/form/device/use-draft'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { Failure } from '@/lib/errors/refusal'
import { fill } from '@/lib/time/length'
import { lastStep, sendFrom } from './steps'
import type { ReportTexts } from './texts'

type HeadProps = {
  step: number
  total: number
  title: string
  heading: RefObject<HTMLHeadingElement | null>
  texts: ReportTexts
  call: { name: string; phone: string } | null
  /** The company promises that nobody is blamed. */
  noBlame: boolean
  back: () => void
}

/** Where one is, the way back, whom to call, and the question. */
export function ReportHead({ step, total, title, heading, texts, call, noBlame, back }: HeadProps) {
  return (
    <header className="grid gap-3">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 text-base">
        {step > 1 && (
          <button type="button" onClick={back} className={buttonClass({ variant: 'quiet', size: 'lg' }, '-ml-3 px-3')}>
            <Icon of={ChevronLeft} size={20} />
            {texts.back}
          </button>
        )}
        <p data-tabular className="text-muted">
          {fill(texts.step, { step: String(step), total: String(total) })}
        </p>
        {call && (
          <a
            href={`tel:${call.phone.replace(/[^+\d]/g, '')}`}
            className={buttonClass({ variant: 'quiet', size: 'lg' }, '-ml-3 px-3 sm:ml-auto')}
          >
            <Icon of={Phone} size={18} />
            <span>{fill(texts.call, { phone: call.phone })}</span>
          </a>
        )}
      </div>
      {step === 1 && (
        <div>
          <p className="text-base text-muted">{texts.title}</p>
          <p className="font-semibold">{texts.lead}</p>
          <p className="text-base text-muted">{texts.intro}</p>
          {noBlame && <p className="text-base">{texts.noBlame}</p>}
        </div>
      )}
      <h1 ref={heading} tabIndex={-1} className="text-2xl outline-none">
        {title}
      </h1>
      {step >= 4 && step < lastStep && <p className="text-base text-muted">{texts.optional}</p>}
    </header>
  )
}

type ActionsProps = {
  step: number
  texts: ReportTexts
  sending: boolean
  /** Going on is the next thing to do: not while somebody has to sign in first. */
  isMain: boolean
  kept: Kept
  send: () => void
  remove: () => void
  children: ReactNode
}

/** The buttons, within reach of a thumb, and where the report is now. */
export function ReportActions({ step, texts, sending, isMain, kept, send, remove, children }: ActionsProps) {
  const [asking, setAsking] = useState(false)
  return (
    <footer className="sticky bottom-0 -mx-4 grid gap-3 border-t border-hairline bg-bg px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="submit"
          disabled={sending}
          className={buttonClass({ ...(isMain ? { variant: 'primary' } : {}), size: 'lg' }, 'grow text-lg sm:grow-0')}
        >
          {step === lastStep ? texts.send : texts.next}
        </button>
        {step >= sendFrom && step < lastStep && (
          <button
            type="button"
            disabled={sending}
            onClick={send}
            className={buttonClass({ size: 'lg' }, 'grow sm:grow-0')}
          >
            {texts.sendNow}
          </button>
        )}
        {/* What destroys comes last, for fingers and for the keyboard. */}
        {kept === 'saved' && !asking && (
          <button
            type="button"
            onClick={() => setAsking(true)}
            className="ml-auto min-h-11 rounded-md px-2 text-sm text-accent underline underline-offset-3"
          >
            {texts.remove}
          </button>
        )}
      </div>
      {asking && <AskRemove texts={texts} yes={remove} close={() => setAsking(false)} />}
    </footer>
  )
}

function AskRemove({ texts, yes, close }: { texts: ReportTexts; yes: () => void; close: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3 text-base">
      <p>{texts.removeSure}</p>
      <button type="button" className={buttonClass({ size: 'lg' })} onClick={close}>
        {texts.removeNo}
      </button>
      <button
        type="button"
        className={buttonClass({ variant: 'danger', size: 'lg' })}
        onClick={() => {
          close()
          yes()
        }}
      >
        {texts.removeYes}
      </button>
    </div>
  )
}

type Props = { pending: boolean; failure: Failure | null; kept: Kept; texts: ReportTexts; retry: () => void }

/** Where the report is: on this device or under way. It never says "sent": only the receipt does. */
export function SendState({ retry, ...state }: Props) {
  const { failure, pending, texts } = state
  const code = pending ? null : failure?.code
  return (
    <div role="status" className="grid gap-2 text-base">
      <Words {...state} />
      {code === 'signed_out' && (
        <a className={buttonClass({ variant: 'primary', size: 'lg' })} href="/login?next=%2Freport-leak">
          {texts.signIn.button}
        </a>
      )}
      {code === 'unavailable' && (
        <button type="button" className={buttonClass({ size: 'lg' })} onClick={retry}>
          {texts.tryNow}
        </button>
      )}
    </div>
  )
}

function Words({ pending, failure, kept, texts }: Omit<Props, 'retry'>) {
  if (pending) return <p>{texts.sending}</p>
  switch (failure?.code) {
    case undefined:
      if (kept === 'none') return null
      return <p className="text-sm text-muted">{kept === 'saved' ? texts.saved : texts.notSaved}</p>
    case 'signed_out':
      return <Note>{texts.signIn.text}</Note>
    case 'unavailable':
      return <Note>{failure?.reason === 'network' ? texts.waiting : texts.problem.other}</Note>
    case 'too_many':
      return <Note>{texts.problem.many}</Note>
    case 'not_now':
      return <Note>{failure?.reason === 'anonymous_off' ? texts.problem.anonymousOff : texts.problem.rejected}</Note>
    default:
      return <Note>{texts.problem.rejected}</Note>
  }
}

function Note({ children }: { children: string }) {
  return <p className="rounded-md bg-withinday px-3 py-2 text-withinday-ink">{children}</p>
}
