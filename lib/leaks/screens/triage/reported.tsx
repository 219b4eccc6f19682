import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import type { LeakDetail } from '../../queries/leak-detail'
import { answerFacts, StackedFacts } from '../stacked-facts'

/** The reporter's words, frozen, and what they added later. */
export async function Reported({ leak }: { leak: LeakDetail }) {
  const [t, leaks, facts] = await Promise.all([
    getTranslations('triage'),
    getTranslations('leaks'),
    answerFacts(leak.report.answers),
  ])
  const received = { label: leaks('columns.reported'), value: <Time instant={leak.receivedAt} zone={leak.zone} /> }
  const by = leak.report.reporterName ? [{ label: t('reported.by'), value: leak.report.reporterName }] : []
  return (
    <Section id="reported" title={t('reported.title')} help={leak.masked ? t('reported.masked') : t('reported.frozen')}>
      <StackedFacts facts={[...by, received, ...facts]} />
      {!leak.masked && (
        <>
          <h3 className="mt-5 mb-2 font-semibold">{t('reported.notes')}</h3>
          {leak.notes.length === 0 && <p className="text-muted">{t('reported.noNotes')}</p>}
          <ol className="grid gap-3">
            {leak.notes.map((note) => (
              <li key={note.id}>
                <p className="text-sm text-muted">
                  {note.byName} · <Time instant={note.at} zone={leak.zone} />
                </p>
                <p className="measure whitespace-pre-line">{note.body}</p>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}
