import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { CopyButton } from '@/components/copy/copy'
import { ClientText } from '@/components/layout/client-text'
import { ExampleBadge, ExerciseBadge, PageHeader } from '@/components/layout/page-header'
import { PrintButton } from '@/components/layout/print-button'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { noticeChannels } from '@/lib/law/codes/leaks'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { openPlaces } from '@/lib/text/reading/open-places'
import { localMomentOf } from '@/lib/time/zone'
import { changeNoticeAction, recordDispatchAction } from '../actions'
import type { NoticeView } from '../customers/read-notices'

type Props = { leak: LeakDetail; notice: NoticeView }

/** The notice to one customer: its text, to change, copy and print; then that it went out. */
export async function NoticePage({ leak, notice }: Props) {
  const [t, nav] = await Promise.all([getTranslations('notices'), getTranslations('nav')])
  const places = openPlaces(notice.body)
  return (
    <div className="grid max-w-3xl gap-5">
      {leak.isExercise && (
        // On paper too: the letter is printed from here.
        <p className="hidden font-semibold print:block">{t('customers.exercise')}</p>
      )}
      <div data-chrome>
        <PageHeader
          title={t('customers.heading', { customer: notice.customer })}
          eyebrow={`${leak.ref} · ${nav(`languages.${notice.language}`)}`}
          crumbs={[{ label: leak.ref, href: `/leaks/${leak.ref}#customers` }]}
          badges={
            <>
              {leak.isExercise && <ExerciseBadge />}
              {leak.isExample && <ExampleBadge />}
            </>
          }
          actions={
            <ClientText namespaces={['common']}>
              <CopyButton text={notice.body} />
              <PrintButton text={t('customers.print')} />
            </ClientText>
          }
        />
      </div>
      {places.length > 0 && !notice.sent && (
        <div data-chrome>
          <Alert tone="warning" title={t('customers.open', { count: places.length })}>
            {places.join(' ')}
          </Alert>
        </div>
      )}
      <article lang={notice.language} className="rounded-md border border-hairline bg-surface px-5 py-4 print:border-0">
        <p className="whitespace-pre-line">{notice.body}</p>
      </article>
      {notice.sent ? <SentFacts leak={leak} sent={notice.sent} /> : <Work leak={leak} notice={notice} />}
    </div>
  )
}

async function Work({ leak, notice }: Props) {
  const [t, triage, codes] = await Promise.all([
    getTranslations('notices'),
    getTranslations('triage'),
    getTranslations('codes'),
  ])
  const { date, time } = localMomentOf(leak.now, leak.zone)
  return (
    <div data-chrome className="grid gap-3">
      <Act
        name="changeNotice"
        action={changeNoticeAction}
        fixed={{ id: notice.id, version: notice.version }}
        summary={t('customers.change')}
        submit={t('customers.save')}
        fields={[{ name: 'body', kind: 'text', label: t('customers.text'), value: notice.body }]}
      />
      {leak.can.tell ? (
        <Act
          name="recordDispatch"
          action={recordDispatchAction}
          fixed={{ ref: leak.ref, version: leak.version, id: notice.id, noticeVersion: notice.version }}
          summary={t('customers.sent')}
          submit={t('customers.keepSent')}
          fields={[
            { name: 'at', kind: 'moment', label: triage('told.at'), zone: leak.zone, value: `${date}T${time}` },
            {
              name: 'channel',
              kind: 'choice',
              label: triage('told.channel'),
              value: 'email',
              options: noticeChannels.map(({ code }) => ({ value: code, label: codes(`noticeChannels.${code}`) })),
            },
            { name: 'sentTo', kind: 'line', label: t('customers.to'), value: notice.contact },
            { name: 'proof', kind: 'text', label: t('customers.proof'), help: t('customers.proofHelp') },
            { name: 'unlikelyReason', kind: 'text', label: triage('moments.unlikely'), onRequest: true },
          ]}
        />
      ) : (
        <p className="text-sm text-muted">{t('customers.confirmFirst')}</p>
      )}
    </div>
  )
}

async function SentFacts({ leak, sent }: { leak: LeakDetail; sent: NonNullable<NoticeView['sent']> }) {
  const [t, codes] = await Promise.all([getTranslations('notices'), getTranslations('codes')])
  return (
    <Section id="sent" title={t('customers.sentTitle')} dense>
      <p>
        <Time instant={sent.at} zone={leak.zone} /> · {codes(`noticeChannels.${sent.channel}`)} · {sent.to}
      </p>
      {sent.proof && <p className="whitespace-pre-line">{sent.proof}</p>}
      <p className="text-sm text-muted">{sent.byName}</p>
    </Section>
  )
}
