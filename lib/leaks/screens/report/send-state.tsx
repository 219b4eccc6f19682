import { buttonClass } from '@/components/ui/button'
import type { SendOutcome } from '../../device/send'
import type { ReportTexts } from './texts'
import type { Kept } from './use-draft'

export type Sending = { kind: 'idle' } | { kind: 'sending' } | Exclude<SendOutcome, { kind: 'received' }>

type Props = { state: Sending; kept: Kept; texts: ReportTexts; retry: () => void }

/** Where the report is: on this device or under way. It never says "sent": only the receipt does. */
export function SendState({ state, kept, texts, retry }: Props) {
  return (
    <div role="status" className="grid gap-2 text-base">
      <Words state={state} kept={kept} texts={texts} />
      {state.kind === 'signed_out' && (
        <a className={buttonClass({ variant: 'primary', size: 'lg' })} href="/login?next=%2Freport-leak">
          {texts.signIn.button}
        </a>
      )}
      {state.kind === 'waiting' && (
        <button type="button" className={buttonClass({ size: 'lg' })} onClick={retry}>
          {texts.tryNow}
        </button>
      )}
    </div>
  )
}

function Words({ state, kept, texts }: Omit<Props, 'retry'>) {
  switch (state.kind) {
    case 'idle':
      if (kept === 'none') return null
      return <p className="text-sm text-muted">{kept === 'saved' ? texts.saved : texts.notSaved}</p>
    case 'sending':
      return <p>{texts.sending}</p>
    case 'signed_out':
      return <Note>{texts.signIn.text}</Note>
    case 'waiting':
      return <Note>{state.online ? texts.problem.other : texts.waiting}</Note>
    case 'many':
      return <Note>{texts.problem.many}</Note>
    case 'rejected':
      return <Note>{texts.problem.rejected}</Note>
  }
}

function Note({ children }: { children: string }) {
  return <p className="rounded-md bg-withinday px-3 py-2 text-withinday-ink">{children}</p>
}
