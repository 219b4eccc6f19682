import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Part } from '@/components/layout/fold'
import { Time } from '@/components/time/time'
import { reportParts } from '@/lib/law/codes/leak-states'
import { noticeChannels } from '@/lib/law/codes/leaks'
import { withColon } from '@/lib/text/locale'
import { markToldAction, recordReportAction } from '../../actions'
import { recordableReports } from '../../facts/schema'
import { withdrawable } from '../../facts/withdrawals'
import { momentNames } from '../../moment-words'
import type { LeakDetail } from '../../queries/leak-detail'
import { typedValue } from './moments'

/** Who was told, and recording that the people, or our customers, were. */
export async function NoticeSection({ leak }: { leak: LeakDetail }) {
  const [t, codes, name, locale] = await Promise.all([
    getTranslations('triage'),
    getTranslations('codes'),
    momentNames(),
    getLocale(),
  ])
  const told = leak.history.filter(({ kind, at, corrected }) => kind.startsWith('told_') && at !== null && !corrected)
  return (
    <div className="grid gap-3">
      {told.length === 0 && <p className="text-muted">{t('told.nobody')}</p>}
      <ul className="grid gap-1">
        {told.map(({ id, kind, at }) => (
          <li key={id}>
            {withColon(locale, name(kind))} {at && <Time instant={at} zone={leak.zone} />}
          </li>
        ))}
      </ul>
      {leak.can.tell && (
        <Act
          name="markTold"
          action={markToldAction}
          fixed={{ ref: leak.ref, version: leak.version }}
          summary={t('told.mark')}
          submit={t('told.save')}
          fields={[
            {
              name: 'whom',
              kind: 'tiles',
              label: t('told.whom'),
              // As processor we tell our customers; they tell the people (Art. 33(2)).
              value: leak.facts.actingAs === 'processor' ? 'customers' : 'people',
              options: [
                { value: 'people', label: t('told.people') },
                { value: 'customers', label: t('told.customers') },
              ],
            },
            {
              name: 'at',
              kind: 'moment',
              label: t('told.at'),
              zone: leak.zone,
              value: typedValue(leak.now, leak.zone),
            },
            {
              name: 'channel',
              kind: 'choice',
              label: t('told.channel'),
              value: 'email',
              options: noticeChannels.map(({ code }) => ({ value: code, label: codes(`noticeChannels.${code}`) })),
            },
            { name: 'number', kind: 'number', label: t('told.number') },
            { name: 'unlikelyReason', kind: 'text', label: t('moments.unlikely'), onRequest: true },
          ]}
        />
      )}
    </div>
  )
}

/** Recording what was filed or reported outside Dertig: it ends its clock, and starts what follows. */
export async function ReportedSection({ leak }: { leak: LeakDetail }) {
  const [t, name] = await Promise.all([getTranslations('triage'), momentNames()])
  const known = [...leak.clocks, ...leak.absentClocks].map(({ code }) => code)
  const reports = recordableReports.filter(
    (kind) =>
      reportParts.some((part) => part === kind) || known.includes(kind) || withdrawable(leak.clocks).includes(kind),
  )
  if (!leak.can.report) return null
  return (
    <Part id="reports" title={t('reports.title')}>
      <p className="measure text-sm text-muted">{t('reports.help')}</p>
      <Act
        name="recordReport"
        action={recordReportAction}
        fixed={{ ref: leak.ref, version: leak.version }}
        summary={t('reports.mark')}
        submit={t('told.save')}
        fields={[
          {
            name: 'kind',
            kind: 'choice',
            label: t('reports.which'),
            value: leak.clocks.some(({ code }) => code === 'authority_part2') ? 'part2_filed' : 'part1_filed',
            options: reports.map((kind) => ({ value: kind, label: name(kind) })),
          },
          { name: 'at', kind: 'moment', label: t('told.at'), zone: leak.zone, value: typedValue(leak.now, leak.zone) },
          { name: 'reference', kind: 'line', label: t('reports.reference') },
          { name: 'evidence', kind: 'text', label: t('reports.evidence'), help: t('reports.evidenceHelp') },
          { name: 'unlikelyReason', kind: 'text', label: t('moments.unlikely'), onRequest: true },
        ]}
      />
    </Part>
  )
}
