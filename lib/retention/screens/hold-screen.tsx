import type { Messages } from 'next-intl'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { FactList } from '@/components/layout/fact-list'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { HoldView } from '../holds/queries'
import { HoldBadge } from './hold-table'
import { LiftForm } from './lift-form'
import { RecordLinks } from './record-links'

/** One legal hold: what it stops, why, since when, who placed and lifted it. */
export async function HoldScreen({ hold }: { hold: HoldView }) {
  const [t, all, locale, zone] = await Promise.all([
    getTranslations('retention.holds'),
    getTranslations(),
    getLocale(),
    getTimeZone(),
  ])
  const field = (name: keyof Messages['retention']['holds']['fields']) => t(`fields.${name}`)
  const by = (at: Instant, name: string | null) =>
    t('placedBy', { date: formatInstant(at, { locale, zone }), name: name ?? t('nobody') })
  const facts = [
    { label: field('records'), value: <RecordLinks records={hold.records} /> },
    { label: field('reason'), value: hold.reason },
    { label: field('startedOn'), value: <CalendarDate date={hold.startedOn} /> },
    { label: field('endsOn'), value: hold.endsOn ? <CalendarDate date={hold.endsOn} /> : t('noEnd') },
    ...(hold.leakRef ? [{ label: field('leakRef'), value: hold.leakRef }] : []),
    ...(hold.requestRef ? [{ label: field('requestRef'), value: hold.requestRef }] : []),
    { label: field('placed'), value: by(hold.placedAt, hold.placedByName) },
    ...(hold.liftedAt
      ? [
          { label: field('liftedOn'), value: by(hold.liftedAt, hold.liftedByName) },
          { label: field('liftReason'), value: hold.liftReason },
        ]
      : []),
  ]
  return (
    <>
      <PageHeader
        title={all(`codes.holdReasons.${hold.reasonKind}`)}
        eyebrow={hold.ref}
        crumbs={[{ href: '/retention#holds', label: all('retention.title') }]}
        badges={
          <>
            <HoldBadge state={hold.state} />
            {hold.isExample && <ExampleBadge />}
          </>
        }
      />
      <div className="grid max-w-4xl gap-6">
        <Section id="hold" title={t('one')}>
          <FactList facts={facts} />
        </Section>
        {hold.can.lift && (
          <Section id="lift" title={t('lift.title')}>
            <ClientText namespaces={['retention', 'errors']}>
              <LiftForm id={hold.id} version={hold.version} />
            </ClientText>
          </Section>
        )}
      </div>
    </>
  )
}
