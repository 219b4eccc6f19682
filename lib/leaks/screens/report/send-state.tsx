import type { Kept } from '@/components/form/device/use-draft'
import { buttonClass } from '@/components/ui/button'
import type { Failure } from '@/lib/errors/refusal'
import type { ReportTexts } from './texts'

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
    default:
      return <Note>{texts.problem.rejected}</Note>
  }
}

function Note({ children }: { children: string }) {
  return <p className="rounded-md bg-withinday px-3 py-2 text-withinday-ink">{children}</p>
}
