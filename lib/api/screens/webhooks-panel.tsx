import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { DeliveryRow, WebhookRow } from '../webhooks/queries'
import { webhookEvents } from '../webhooks/schema'
import { NewWebhook, WebhookButtons } from './webhook-forms'

type Props = { rows: readonly WebhookRow[]; mayChange: boolean }

/** The addresses that are told what happens, what each was told lately, and a form for another. */
export async function WebhooksPanel({ rows, mayChange }: Props) {
  const t = await getTranslations('api.webhooks')
  return (
    <>
      <Section id="addresses" title={t('addresses')} count={rows.length}>
        {rows.length === 0 ? (
          <p className="text-muted">{t('none')}</p>
        ) : (
          <ul className="grid divide-y divide-hairline">
            {rows.map((row) => (
              <Address key={row.id} row={row} mayChange={mayChange} />
            ))}
          </ul>
        )}
      </Section>
      {mayChange && (
        <Section id="new" title={t('new')} help={t('newHelp')}>
          <NewWebhook events={webhookEvents.map((value) => ({ value, label: t(`events.${value}`) }))} />
        </Section>
      )}
    </>
  )
}

async function Address({ row, mayChange }: { row: WebhookRow; mayChange: boolean }) {
  const t = await getTranslations('api.webhooks')
  const known = webhookEvents.filter((event) => row.events.includes(event))
  return (
    <li className="grid gap-3 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold wrap-anywhere">{row.url}</h3>
        {row.stoppedAt && <Badge tone="urgent">{t('stopped')}</Badge>}
      </div>
      <p className="text-sm text-muted">{known.map((event) => t(`events.${event}`)).join(', ')}</p>
      {mayChange && !row.stoppedAt && <WebhookButtons id={row.id} url={row.url} />}
      {row.deliveries.length === 0 ? (
        <p className="text-sm text-muted">{t('nothingTold')}</p>
      ) : (
        <details>
          <summary className="cursor-pointer text-sm">{t('told', { count: row.deliveries.length })}</summary>
          <ul className="mt-2 grid divide-y divide-hairline border-y border-hairline text-sm">
            {row.deliveries.map((delivery) => (
              <Delivery key={delivery.id} delivery={delivery} />
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

const tones = { delivered: 'ok', waits: 'withinday', given_up: 'urgent' } as const

async function Delivery({ delivery }: { delivery: DeliveryRow }) {
  const [t, locale, zone] = await Promise.all([getTranslations('api.webhooks'), getLocale(), getTimeZone()])
  const moment = (at: Instant) => formatInstant(at, { locale, zone })
  const { event, ref, at, state, tries, status, problem, nextTryAt } = delivery
  const words = problem !== null && t.has(`problems.${problem}`) ? t(`problems.${problem}`) : null
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
      <span className="font-mono">{event}</span>
      <span>{ref}</span>
      <span className="text-muted">
        {moment(at)}
        {tries > 1 && ` · ${t('tries', { tries })}`}
        {status !== null && ` · HTTP ${status}`}
        {words && ` · ${words}`}
        {nextTryAt && tries > 0 && ` · ${t('next', { moment: moment(nextTryAt) })}`}
      </span>
    </li>
  )
}
