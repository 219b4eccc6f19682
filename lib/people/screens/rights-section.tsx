import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { Section } from '@/components/layout/section'
import type { Actor } from '@/lib/access/actor'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import { confirm, refuse } from '../actions'
import { type RightsRow, rightsFor } from '../rights'
import { RightsButtons } from './rights-buttons'

/** Rights over leaks that wait for a second person, and what was given lately; nothing where there is none. */
export async function RightsSection({ actor, now }: { actor: Actor; now: Instant }) {
  const rows = await rightsFor(actor, now)
  if (rows.length === 0) return null
  const [t, names, locale, zone] = await Promise.all([
    getTranslations('access'),
    getTranslations('nav.roles'),
    getLocale(),
    getTimeZone(),
  ])
  const moment = (at: Instant) => formatInstant(at, { locale, zone })
  const what = (row: RightsRow) =>
    row.kind === 'link' ? t('people.newLink') : row.roles.map((role) => names(role)).join(', ')
  return (
    <div className="mb-6">
      <Section id="rights" title={t('rights.title')} help={t('rights.help')}>
        <ul className="grid divide-y divide-hairline">
          {rows.map((row) => (
            <li key={row.id} className="grid gap-2 py-3">
              <p>
                <span className="font-medium">{row.name}</span> · {what(row)} ·{' '}
                {row.decision === null ? t('rights.waits') : t(`rights.${decisionOf(row.decision)}`)}
              </p>
              <p className="measure text-sm text-muted">
                {t('rights.asked', { name: row.askedByName ?? t('rights.operator'), moment: moment(row.askedAt) })}{' '}
                {t('rights.account', { moment: moment(row.accountSince) })}{' '}
                {row.passwordSince
                  ? t('rights.password', { moment: moment(row.passwordSince) })
                  : t('rights.noPassword')}
              </p>
              {row.mayDecide && (
                <ClientText namespaces={['access', 'common', 'errors']}>
                  <RightsButtons id={row.id} name={row.name} confirm={confirm} refuse={refuse} />
                </ClientText>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function decisionOf(decision: string): 'confirmed' | 'refused' | 'alone' {
  return decision === 'confirmed' || decision === 'refused' ? decision : 'alone'
}
