import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import type { Failure } from '@/lib/errors/refusal'
import type { Holdings } from '../holdings'

const kinds = ['records', 'findings', 'holds', 'leaks', 'mentions'] as const

const isHoldings = (data: unknown): data is Holdings =>
  typeof data === 'object' && data !== null && kinds.every((kind) => typeof Reflect.get(data, kind) === 'number')

/** What the person holds, where a refusal asks; null for any other. */
export function heldIn(failure: Failure | null): Holdings | null {
  return failure?.reason === 'holds' && isHoldings(failure.data) ? failure.data : null
}

type Props = { held: Holdings; button: string; busy: boolean; go: () => void }

/** Names what a person who goes holds, where it is handed over, and asks whether to go on. */
export function HeldQuestion({ held, button, busy, go }: Props) {
  const t = useTranslations('access.held')
  return (
    <Alert tone="warning" title={t('title')} role="alert">
      <ul className="mt-1 list-disc pl-5">
        {kinds.map((kind) => held[kind] > 0 && <li key={kind}>{t(kind, { count: held[kind] })}</li>)}
      </ul>
      <p className="measure mt-2">{t.rich('help', { a: (text) => <TextLink href="/hand-over">{text}</TextLink> })}</p>
      <Button variant="danger" disabled={busy} onClick={go} className="mt-3">
        {button}
      </Button>
    </Alert>
  )
}
