import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Fold } from '@/components/layout/fold'
import { CalendarDate, Time } from '@/components/time/time'
import { Badge } from '@/components/ui/badge'
import { withColon } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'
import { correctMomentAction, setAwareAction, setMomentAction } from '../../actions'
import { nextState } from '../../facts/rules'
import { momentNames, reasonWords } from '../../moment-words'
import type { LeakDetail } from '../../queries/leak-detail'
import { StackedFacts } from '../stacked-facts'

/** When the report came in; the day alone for who may not know the reporter. */
export function Received({ leak }: { leak: LeakDetail }) {
  if (leak.receivedDay) return <CalendarDate date={leak.receivedDay} />
  return <Time instant={leak.receivedAt} zone={leak.zone} />
}

/** Every moment of a leak and every value it ever had. */
export async function Moments({ leak }: { leak: LeakDetail }) {
  const [t, name, leaks, why, locale] = await Promise.all([
    getTranslations('triage'),
    momentNames(),
    getTranslations('leaks'),
    reasonWords(),
    getLocale(),
  ])
  const offered = leak.moments.filter(({ at, isAsked }) => at !== null || isAsked)
  const facts = offered.map(({ kind, at }) => {
    return {
      label: name(kind),
      value: at ? <Time instant={at} zone={leak.zone} /> : <span className="text-muted">{t('moments.unknown')}</span>,
    }
  })
  const received = { label: leaks('columns.reportedAt'), value: <Received leak={leak} /> }
  return (
    <Fold id="moments" title={t('moments.title')}>
      <div className="grid gap-4">
        <StackedFacts facts={[...facts, received]} />
        {leak.can.update && (
          <Act
            name="setMoment"
            action={setMomentAction}
            fixed={{ ref: leak.ref, version: leak.version }}
            summary={t('moments.set')}
            submit={t('moments.save')}
            fields={[
              {
                name: 'kind',
                kind: 'choice',
                label: t('moments.which'),
                value: 'high_risk_found',
                options: offered.map(({ kind }) => ({ value: kind, label: name(kind) })),
              },
              { name: 'at', kind: 'moment', label: t('moments.at'), help: t('moments.clear'), zone: leak.zone },
              { name: 'reason', kind: 'line', label: t('moments.why') },
              { name: 'unlikelyReason', kind: 'text', label: t('moments.unlikely'), onRequest: true },
            ]}
          />
        )}
        {leak.history.length > 0 && (
          <details>
            <summary className="min-h-9 py-1.5 font-medium text-accent">{t('moments.history')}</summary>
            <ol className="grid gap-3 pt-2">
              {leak.history.map((moment) => (
                <li key={moment.id} className="grid gap-1 text-sm">
                  <p>
                    <span className="font-medium">{name(moment.kind)}</span>
                    {withColon(locale, '')}{' '}
                    {moment.at ? <Time instant={moment.at} zone={leak.zone} /> : t('moments.cleared')}
                    {moment.reference && ` · ${moment.reference}`}{' '}
                    {moment.corrected && <Badge>{t('moments.corrected')}</Badge>}
                    {moment.corrects && <Badge>{t('moments.correction')}</Badge>}
                  </p>
                  <p className="text-muted">
                    {moment.byName ?? '–'} · <Time instant={moment.setAt} zone={leak.zone} />
                    {moment.reason && <span className="block whitespace-pre-line">{why(moment.reason)}</span>}
                    {moment.unlikely && (
                      <span className="block whitespace-pre-line">
                        {t('moments.unlikelyKept')} {moment.unlikely}
                      </span>
                    )}
                  </p>
                  {moment.standing && leak.can.correct && <Correct leak={leak} moment={moment} />}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </Fold>
  )
}

/** Corrects what was filed, reported or told; the old row stays. */
async function Correct({ leak, moment }: { leak: LeakDetail; moment: LeakDetail['history'][number] }) {
  const t = await getTranslations('triage')
  const told = moment.kind === 'told_people' || moment.kind === 'told_customers'
  return (
    <Act
      name="correctMoment"
      action={correctMomentAction}
      fixed={{ ref: leak.ref, version: leak.version, momentId: moment.id, ...(told ? { reference: '' } : {}) }}
      summary={t('moments.correct')}
      submit={t('moments.save')}
      fields={[
        {
          name: 'at',
          kind: 'moment',
          label: t('moments.at'),
          help: t('moments.takeBack'),
          zone: leak.zone,
          value: typedValue(moment.at, leak.zone),
        },
        ...(told
          ? []
          : [
              {
                name: 'reference',
                kind: 'line' as const,
                label: t('reports.reference'),
                value: moment.reference ?? '',
              },
            ]),
        { name: 'reason', kind: 'line', label: t('moments.why') },
        { name: 'unlikelyReason', kind: 'text', label: t('moments.unlikely'), onRequest: true },
      ]}
    />
  )
}

/** The local date and time of a moment, as a browser's control takes them. */
export function typedValue(instant: Instant | null, zone: string): string {
  if (!instant) return ''
  const { date, time } = localMomentOf(instant, zone)
  return `${date}T${time}`
}

/** Since when is the company aware? */
export async function Aware({ leak }: { leak: LeakDetail }) {
  const [t, why] = await Promise.all([getTranslations('triage'), reasonWords()])
  const may = leak.can.triage && nextState(leak.state, 'set_aware') !== null
  const text = leak.awareAt ? t('aware.change') : t('aware.set')
  // As processor our own moment counts, whether it was set for the processor or for us.
  const isProcessor = leak.facts.actingAs === 'processor'
  const asProcessor = isProcessor ? leak.moments.find(({ kind }) => kind === 'processor_aware')?.at : null
  const since = leak.awareAt ?? asProcessor
  return (
    <div className="grid gap-3">
      {!leak.awareAt && (
        <p className="measure text-sm text-muted">{t(isProcessor ? 'aware.helpProcessor' : 'aware.help')}</p>
      )}
      {since ? (
        <p className="font-medium">
          <Time instant={since} zone={leak.zone} />
        </p>
      ) : (
        <p>{t('aware.notSet')}</p>
      )}
      {leak.awareReason && <p className="measure text-sm whitespace-pre-line text-muted">{why(leak.awareReason)}</p>}
      <p className="text-sm text-muted">
        {t('aware.strictest')} <Time instant={leak.detectedAt} zone={leak.zone} />
      </p>
      {may && (
        <Act
          name="setAware"
          action={setAwareAction}
          fixed={{ ref: leak.ref, version: leak.version }}
          {...(leak.awareAt ? { summary: text } : {})}
          submit={text}
          fields={[
            {
              name: 'at',
              kind: 'moment',
              label: t('aware.at'),
              zone: leak.zone,
              value: typedValue(leak.awareAt ?? leak.receivedAt, leak.zone),
              ...(leak.awareAt ? {} : { help: t('aware.default') }),
            },
            { name: 'reason', kind: 'text', label: t('aware.why') },
            { name: 'unlikelyReason', kind: 'text', label: t('moments.unlikely'), onRequest: true },
          ]}
        />
      )}
    </div>
  )
}
