import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Part } from '@/components/layout/fold'
import { CalendarDate } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { withColon } from '@/lib/text/locale'
import { localDateOf } from '@/lib/time/zone'
import { noteLoginTestAction } from '../actions'
import { portalReadiness } from '../portal/login-test'
import { testLastsDays } from '../portal/readiness'

type Props = { actor: Actor; leak: Pick<LeakDetail, 'state' | 'standing' | 'can' | 'now' | 'zone'> }

/** Whether somebody can sign in on the authority's portal tonight, beside what is to be filed there. */
export async function PortalCard({ actor, leak }: Props) {
  const isOpen = leak.state === 'received' || leak.state === 'confirmed'
  if (!isOpen || !leak.can.readDrafts || leak.standing.authority === 'not_needed') return null
  const today = localDateOf(leak.now, leak.zone)
  const [t, locale, { state, canFile, holders }] = await Promise.all([
    getTranslations('organisation'),
    getLocale(),
    portalReadiness(today),
  ])
  const mayChange = can(actor, 'organisation', 'update') !== null
  return (
    <Part id="portal" title={t('portal.tonight.title')}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={canFile ? 'ok' : 'withinday'}>{canFile ? t('portal.tonight.yes') : t('portal.tonight.no')}</Badge>
        <span>{t(`portal.tonight.states.${state}`, { days: testLastsDays })}</span>
      </p>
      {holders.length > 0 && (
        <ul className="grid gap-2">
          {holders.map(({ name, lastTestedOn, days }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may hold the same name
            <li key={`${n}:${name}`} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <span className="font-medium">{name}</span>
              <span className="text-sm text-muted">
                {lastTestedOn && days !== null ? (
                  <>
                    {withColon(locale, t('portal.lastTestedOn'))} <CalendarDate date={lastTestedOn} /> (
                    {t('portal.tonight.ago', { days })})
                  </>
                ) : (
                  t('portal.tonight.never')
                )}
              </span>
              {mayChange && days !== 0 && (
                <Act
                  name="noteLoginTest"
                  action={noteLoginTestAction}
                  fixed={{ name }}
                  fields={[]}
                  submit={t('portal.tonight.tested')}
                  variant="secondary"
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <p>
          <TextLink href="/organisation/edit#section-authority">{t('portal.tonight.change')}</TextLink>
        </p>
      )}
    </Part>
  )
}
