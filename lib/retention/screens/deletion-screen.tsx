import type { Messages } from 'next-intl'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import { type Fact, FactList } from '@/components/layout/fact-list'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { formatCalendarDate, formatInstant, formatNumber } from '@/lib/time/format'
import type { CalendarDate } from '@/lib/time/types'
import type { DeletionView } from '../deletions/queries'
import { ProcessorAsked } from './processor-asked'
import { RecordLinks } from './record-links'

/** One deletion record: what went, how and when, who was told, who answers for it. */
export async function DeletionScreen({ deletion }: { deletion: DeletionView }) {
  const [t, all] = await Promise.all([getTranslations('retention.deletions'), getTranslations()])
  const facts = await factsOf(deletion)
  return (
    <>
      <PageHeader
        title={t('one')}
        eyebrow={deletion.ref}
        crumbs={[{ href: '/retention#deletions', label: all('retention.title') }]}
        badges={deletion.isExample && <ExampleBadge />}
        actions={
          deletion.can.correct && (
            <LinkButton href={`/retention/deletions/new?corrects=${deletion.ref}`}>{t('correct')}</LinkButton>
          )
        }
      >
        <p>{t('frozen')}</p>
        <Corrections deletion={deletion} words={(key, ref) => t(key, { ref })} />
      </PageHeader>
      <div className="grid max-w-4xl gap-6">
        {(['what', 'how', 'others', 'proof'] as const).map((part) => (
          <Section key={part} id={part} title={t(`sections.${part}`)}>
            <FactList facts={facts[part]} />
          </Section>
        ))}
      </div>
    </>
  )
}

function Corrections({
  deletion,
  words,
}: {
  deletion: DeletionView
  words: (key: 'corrects' | 'corrected', ref: string) => string
}) {
  const { corrects, correctedBy } = deletion
  return (
    <>
      {corrects && <TextLink href={`/retention/deletions/${corrects}`}>{words('corrects', corrects)}</TextLink>}
      {correctedBy && (
        <p className="mt-2">
          <Badge tone="withinday">
            <TextLink href={`/retention/deletions/${correctedBy}`}>{words('corrected', correctedBy)}</TextLink>
          </Badge>
        </p>
      )}
    </>
  )
}

async function factsOf(of: DeletionView): Promise<Record<'what' | 'how' | 'others' | 'proof', Fact[]>> {
  const [t, codes, locale, zone] = await Promise.all([
    getTranslations('retention.deletions'),
    getTranslations('codes'),
    getLocale(),
    getTimeZone(),
  ])
  const day = (date: CalendarDate) => formatCalendarDate(date, { locale })
  const dayOr = (date: CalendarDate | null) => (date ? day(date) : t('notSaid'))
  const fact = (name: keyof Messages['retention']['deletions']['fields'], value: Fact['value']) => ({
    label: t(`fields.${name}`),
    value: value || t('notSaid'),
  })
  const count = (mode: string, number: number | null) =>
    t(`count.${mode}`, { count: number === null ? '' : formatNumber(number, locale) })
  const between = () => {
    if (of.dataFrom && of.dataTo) return t('between', { from: day(of.dataFrom), to: day(of.dataTo) })
    if (of.dataFrom) return t('from', { from: day(of.dataFrom) })
    return of.dataTo ? t('to', { to: day(of.dataTo) }) : ''
  }
  const told = of.processors.map(({ ref, register, title, instructedOn, confirmedOn, asked }) => (
    <li key={ref} className="grid gap-1.5">
      <TextLink href={`/registers/${register}/${ref}`}>
        {ref} {title}
      </TextLink>
      <span className="block text-sm text-muted">
        {[
          instructedOn && t('instructed', { date: day(instructedOn) }),
          confirmedOn ? t('confirmed', { date: day(confirmedOn) }) : t('notConfirmed'),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      <ProcessorAsked deletion={of} processor={ref} links={asked} mayAsk={of.can.correct && confirmedOn === null} />
    </li>
  ))
  return {
    what: [
      { label: t('fields.targets'), value: <RecordLinks records={of.records} /> },
      fact('batch', of.batch),
      fact('dataCategories', of.dataCategories.map((code) => codes(`dataCategories.${code}`)).join(', ')),
      fact('scope', of.scope),
      fact('records', count(of.recordsMode, of.recordsCount)),
      fact('persons', count(of.personsMode, of.personsCount)),
      fact('dates', between()),
    ],
    how: [
      fact('method', codes(`deletionMethods.${of.method}`)),
      fact('executedBy', of.executedBy),
      fact('executedOn', day(of.executedOn)),
      fact(
        'backupsPurgedOn',
        of.backupsGoneOn ? t('backupsByRule', { date: day(of.backupsGoneOn) }) : dayOr(of.backupsPurgedOn),
      ),
    ],
    others: [
      fact('processors', told.length > 0 && <ul className="grid gap-4">{told}</ul>),
      fact('recipientsTold', of.recipientsTold),
    ],
    proof: [
      fact('exceptions', of.exceptions),
      fact('approvedById', of.approvedByName),
      fact('certificate', of.certificate),
      ...(of.request ? [fact('request', <TextLink href={`/requests/${of.request}`}>{of.request}</TextLink>)] : []),
      fact('recorded', [formatInstant(of.recordedAt, { locale, zone }), of.recordedByName ?? t('nobody')].join(' · ')),
    ],
  }
}
