import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { CopyHash } from '@/components/copy/copy'
import { type Fact, FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { formatInstant } from '@/lib/time/format'
import { localMomentOf } from '@/lib/time/zone'
import { correctFilingAction } from '../../drafting/actions'
import type { DraftView } from '../../queries'
import { LaterReceipt } from './receipt-files'
import { takingOf } from './taking'

type Filed = NonNullable<DraftView['filed']>
type Props = { draft: DraftView; filed: Filed; zone: string }

/** What was filed, when, by whom, under which reference and with which proof; a wrong moment or reference is corrected here. */
export async function FiledSection({ draft, filed, zone }: Props) {
  const [t, drafts, locale] = await Promise.all([getTranslations('drafting'), getTranslations('drafts'), getLocale()])
  const moment = (at: Parameters<typeof formatInstant>[0]) => formatInstant(at, { locale, zone })
  const { corrected, receipts } = filed
  const facts: Fact[] = [
    { label: t('filed.reference'), value: filed.reference },
    { label: drafts('file.filedAt'), value: <Time instant={filed.at} zone={zone} /> },
    ...(corrected
      ? [
          {
            label: t('filed.corrected'),
            value: corrected.at
              ? drafts('form.corrected', { when: moment(corrected.at), reference: corrected.reference })
              : drafts('form.takenBack'),
          },
        ]
      : []),
    {
      label: t('filed.recorded'),
      value: t('filed.recordedBy', { name: filed.byName, when: moment(filed.recordedAt) }),
    },
    ...(filed.reason ? [{ label: drafts('file.reason'), value: filed.reason }] : []),
    ...(filed.delayReason ? [{ label: t('filing.delay'), value: filed.delayReason }] : []),
    { label: drafts('filed.hash'), value: <code className="text-sm break-all">{filed.contentHash}</code> },
    {
      label: t('filing.receipt'),
      value: receipts.length > 0 ? <Receipts receipts={receipts} zone={zone} /> : t('filed.noReceipt'),
    },
  ]
  return (
    <Section id="filed" title={drafts('filed.title')} help={drafts('filed.frozen')}>
      <div className="grid gap-4">
        <FactList facts={facts} />
        {draft.can.amend && <LaterReceipt id={draft.id} {...(await takingOf(draft.leak.ref, locale))} />}
        <Correct draft={draft} filed={filed} zone={zone} />
      </div>
    </Section>
  )
}

function Receipts({ receipts, zone }: { receipts: Filed['receipts']; zone: string }) {
  return (
    <ul className="grid gap-2">
      {receipts.map(({ id, name, sha256, addedAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {name !== null && (
            <a href={`/api/leaks/files/${id}`} download className="text-accent underline wrap-anywhere">
              {name}
            </a>
          )}
          <span className="text-sm text-muted">
            <Time instant={addedAt} zone={zone} />
          </span>
          <CopyHash hash={sha256} kind="SHA-256" />
        </li>
      ))}
    </ul>
  )
}

/** A wrong moment or reference: corrected with a reason, both are kept. */
async function Correct({ draft: { leak }, filed: { standing }, zone }: Props) {
  if (!standing) return null
  const t = await getTranslations('triage')
  const { date, time } = localMomentOf(standing.at, zone)
  return (
    <Act
      name="correctFiling"
      action={correctFilingAction}
      fixed={{ ref: leak.ref, version: standing.version, momentId: standing.momentId }}
      summary={t('moments.correct')}
      submit={t('moments.save')}
      fields={[
        {
          name: 'at',
          kind: 'moment',
          label: t('moments.at'),
          help: t('moments.takeBack'),
          zone,
          value: `${date}T${time}`,
        },
        { name: 'reference', kind: 'line', label: t('reports.reference'), value: standing.reference },
        { name: 'reason', kind: 'line', label: t('moments.why') },
        { name: 'unlikelyReason', kind: 'text', label: t('moments.unlikely'), onRequest: true },
      ]}
    />
  )
}
