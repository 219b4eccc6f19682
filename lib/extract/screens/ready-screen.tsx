import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { formatInstant } from '@/lib/time/format'
import type { loadOrderedExtract } from '../load'
import { LookAgain } from './look-again'

const lookEveryS = 2

type Props = Awaited<ReturnType<typeof loadOrderedExtract>> & {
  /** Whose words it is told in, the path of the door that hands it out, and where to go when it was not made. */
  told: 'extract' | 'exports'
  door: string
  again: string
}

/** A large document on its way: how far it is, then the file. Without JavaScript the page loads itself again. */
export async function ReadyScreen({ document, until, told, door, again }: Props) {
  const [t, errors, locale, zone] = await Promise.all([
    getTranslations(told),
    getTranslations('errors'),
    getLocale(),
    getTimeZone(),
  ])
  const { id, state, done, total, made } = document
  const busy = state === 'waiting' || state === 'making'
  const reason = `reasons.${document.reason}`
  return (
    <div className="grid max-w-2xl gap-4 rounded-md border border-hairline bg-surface p-5">
      {busy && (
        <>
          <label htmlFor={id} role="status" className="measure">
            {state === 'making' && total > 0
              ? t('ready.making', { done: String(done), total: String(total) })
              : t(`ready.${state}`, { done: '0', total: '…' })}
          </label>
          <progress id={id} max={Math.max(total, 1)} value={total > 0 ? done : undefined} className="h-2 w-full" />
          <p className="measure text-muted">{t('ready.leave')}</p>
          <noscript>
            <meta httpEquiv="refresh" content={String(lookEveryS)} />
          </noscript>
          <LookAgain everyMs={lookEveryS * 1000} />
        </>
      )}
      {state === 'ready' && made && (
        <>
          <p role="status" className="measure">
            {t('ready.there', { until: formatInstant(until, { locale, zone, style: 'full' }) })}
          </p>
          <p>
            <a href={`${door}/${id}`} className={buttonClass({ variant: 'primary' })}>
              {t('ready.fetch', { name: made.name })}
            </a>
          </p>
        </>
      )}
      {state === 'failed' && (
        <>
          <Alert tone="error">{errors.has(reason) ? errors(reason) : errors('reasons.documents_failed')}</Alert>
          <p>
            <LinkButton href={again}>{t('ready.again')}</LinkButton>
          </p>
        </>
      )}
    </div>
  )
}
