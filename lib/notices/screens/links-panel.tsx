import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import type { Actor } from '@/lib/access/actor'
import { officeNow } from '@/lib/company/office-zone'
import type { RecordDetail } from '@/lib/records/list/row'
import type { Registered } from '@/lib/records/state/registered'
import { reportLocales } from '@/lib/text/locale'
import { addDays, addMonthsClamped } from '@/lib/time/calendar'
import { formatInstant } from '@/lib/time/format'
import { revokeLinkAction } from '../actions'
import { type LinkView, linksOf } from '../links/list-links'
import { MakeLink } from './make-link'

type Props = { actor: Actor; register: Registered; record: RecordDetail }

/** The links by which contacts of a processor tell of leaks: for who triages leaks, at records of processors. */
export async function LinksPanel({ actor, register, record }: Props) {
  if (register.report?.as !== 'processor') return null
  const { now, zone, today } = await officeNow()
  const links = await linksOf(actor, record.id, now)
  if (links === null) return null
  const [t, words] = await Promise.all([getTranslations('notices'), getTranslations('report-form')])
  const standing = links.filter(({ state }) => state === 'open')
  const over = links.filter(({ state }) => state !== 'open')
  return (
    <Section id="links" title={t('links.title')} count={standing.length} dense help={t('links.help')}>
      <div className="grid gap-4">
        {standing.length === 0 && <p className="text-muted">{t('links.none')}</p>}
        <ul className="grid gap-4">
          {standing.map((link) => (
            <li key={link.id} className="grid gap-1">
              <LinkLines link={link} zone={zone} />
              <Act
                name="revokeLink"
                action={revokeLinkAction}
                fixed={{ id: link.id }}
                summary={t('links.revoke')}
                submit={t('links.revokeNow')}
                variant="danger"
                fields={[{ name: 'reason', kind: 'line', label: t('links.why') }]}
              />
            </li>
          ))}
        </ul>
        {record.status !== 'retired' && (
          <ClientText namespaces={['notices', 'errors', 'common']}>
            <MakeLink
              recordRef={record.ref}
              contact={{ name: textIn(record, 'contactName'), email: textIn(record, 'contactEmail') }}
              languages={reportLocales.map((value) => ({ value, label: words(`reach.languages.${value}`) }))}
              expiresOn={addDays(addMonthsClamped(today, 12), -1)}
            />
          </ClientText>
        )}
        {over.length > 0 && (
          <details>
            <summary className="min-h-9 py-1.5 font-medium text-accent">
              {t('links.over', { count: over.length })}
            </summary>
            <ul className="grid gap-3 pt-2">
              {over.map((link) => (
                <li key={link.id} className="grid gap-1">
                  <LinkLines link={link} zone={zone} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Section>
  )
}

/** What the record says of its contact, as a start. */
function textIn({ values }: RecordDetail, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : ''
}

async function LinkLines({ link, zone }: { link: LinkView; zone: string }) {
  const [t, words, locale] = await Promise.all([
    getTranslations('notices'),
    getTranslations('report-form'),
    getLocale(),
  ])
  const { contactName, contactEmail, language, madeAt, madeBy, expiresAt, openedAt, reports, state, revoked } = link
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{contactName}</span>
        <span className="text-sm text-muted">
          {contactEmail} · {words(`reach.languages.${language}`)}
        </span>
        {state !== 'open' && <Badge>{t(`links.states.${state}`)}</Badge>}
      </p>
      <p className="text-sm text-muted">
        {t.rich('links.made', { at: () => <Time instant={madeAt} zone={zone} />, by: madeBy ?? '–' })}
        {' · '}
        {openedAt
          ? t.rich('links.opened', { at: () => <Time instant={openedAt} zone={zone} /> })
          : t('links.neverOpened')}
        {' · '}
        {t('links.reports', { count: reports })}
        {state !== 'revoked' && (
          <>
            {' · '}
            {t('links.until', { until: formatInstant(expiresAt, { locale, zone, style: 'date', endOfDay: true }) })}
          </>
        )}
      </p>
      {revoked && (
        <p className="text-sm text-muted">
          {t.rich('links.revoked', { at: () => <Time instant={revoked.at} zone={zone} />, by: revoked.by ?? '–' })}
          {revoked.reason && `: ${revoked.reason}`}
        </p>
      )}
    </>
  )
}
