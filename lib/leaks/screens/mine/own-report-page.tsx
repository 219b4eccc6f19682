import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { FactList } from '@/components/layout/fact-list'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { Instant } from '@/lib/time/types'
import type { OwnReportDetail } from '../../queries/own-reports'
import { OwnFiles } from '../files/file-list'
import { LanguageChoice } from '../report/language-choice'
import { answerFacts } from '../stacked-facts'
import { AddNote } from './add-note'
import { NextUpdate, OwnState } from './my-reports'

type Props = { report: OwnReportDetail; phone: string | null; now: Instant; zone: string }

/** One own report: its state, what was told, and a place to add to it. */
export async function OwnReportPage({ report, phone, now, zone }: Props) {
  const [t, words, facts] = await Promise.all([
    getTranslations('leaks'),
    getTranslations('report-form'),
    answerFacts(report.answers),
  ])
  return (
    <div lang={await getLocale()} className="grid max-w-3xl gap-5">
      <LanguageChoice current={await getLocale()} />
      <PageHeader
        title={words(`happened.options.${report.answers.happened}`)}
        eyebrow={report.ref}
        crumbs={[{ label: t('mine.back'), href: '/my-reports' }]}
        badges={
          <>
            <OwnState state={report.state} />
            {report.isExample && <ExampleBadge />}
          </>
        }
      >
        <NextUpdate report={report} phone={phone} now={now} zone={zone} />
      </PageHeader>
      <Section id="told" title={t('mine.told')}>
        <FactList
          facts={[{ label: t('mine.received'), value: <Time instant={report.receivedAt} zone={zone} /> }, ...facts]}
        />
      </Section>
      <Section id="added" title={t('mine.added')}>
        {report.notes.length === 0 ? (
          <p className="text-muted">{t('mine.nothingAdded')}</p>
        ) : (
          <ol className="grid gap-4">
            {report.notes.map((note) => (
              <li key={`${note.at}${note.body}`}>
                <p className="text-sm text-muted">
                  <Time instant={note.at} zone={zone} />
                </p>
                <p className="measure whitespace-pre-line">{note.body}</p>
              </li>
            ))}
          </ol>
        )}
      </Section>
      <OwnFiles leakRef={report.ref} files={report.files} zone={zone} />
      <Section id="add" title={t('mine.add')} help={report.untriaged ? t('mine.factsHelp') : t('mine.notesHelp')}>
        <ClientText namespaces={['leaks', 'errors']}>
          <AddNote leakRef={report.ref} />
        </ClientText>
      </Section>
    </div>
  )
}
