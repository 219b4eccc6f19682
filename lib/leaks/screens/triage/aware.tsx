import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { Instant } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'
import { setAwareAction } from '../../actions'
import { nextState } from '../../facts/rules'
import type { LeakDetail } from '../../queries/leak-detail'

/** The local date and time of a moment, as a browser's control takes them. */
export function typedValue(instant: Instant | null, zone: string): string {
  if (!instant) return ''
  const { date, time } = localMomentOf(instant, zone)
  return `${date}T${time}`
}

/** 2: since when is the company aware? */
export async function Aware({ leak }: { leak: LeakDetail }) {
  const t = await getTranslations('triage')
  const may = leak.can.triage && nextState(leak.state, 'set_aware') !== null
  const text = leak.awareAt ? t('aware.change') : t('aware.set')
  return (
    <Section id="aware" title={t('aware.title')} help={t('aware.help')}>
      <div className="grid gap-3">
        {leak.awareAt ? (
          <p className="font-medium">
            <Time instant={leak.awareAt} zone={leak.zone} />
          </p>
        ) : (
          <p>{t('aware.notSet')}</p>
        )}
        {leak.awareReason && <p className="measure text-sm whitespace-pre-line text-muted">{leak.awareReason}</p>}
        <p className="text-sm text-muted">
          {t('aware.strictest')} <Time instant={leak.detectedAt} zone={leak.zone} />
        </p>
        {may && (
          <Act
            action={setAwareAction}
            fixed={{ ref: leak.ref, version: leak.version }}
            summary={text}
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
              { name: 'lateReason', kind: 'text', label: t('aware.late'), help: t('aware.lateHelp'), onRequest: true },
            ]}
          />
        )}
      </div>
    </Section>
  )
}
