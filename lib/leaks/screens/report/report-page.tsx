import { getLocale, getTimeZone } from 'next-intl/server'
import type { Actor } from '@/lib/access/actor'
import { evidenceEndings } from '@/lib/files/store/evidence'
import { mostBytes } from '@/lib/files/store/folder'
import { reportStart } from '../../queries/own-reports'
import { fileTexts } from '../files/texts'
import { LanguageChoice } from './language-choice'
import { ReportForm } from './report-form'
import { reportTexts } from './texts'

/**
 * Report a leak: the page brings its texts, so that the form needs no library for them. `empty`: as a device keeps it to open
 * without a connection, with nothing of the person but whose drafts it may show.
 */
export async function ReportPage({ actor, empty = false }: { actor: Actor; empty?: boolean }) {
  const locale = await getLocale()
  const [texts, files, { phone, call, noBlame, anonymous }, zone] = await Promise.all([
    reportTexts(locale),
    fileTexts(locale, mostBytes()),
    reportStart(actor),
    getTimeZone(),
  ])
  return (
    <div lang={locale} className="mx-auto max-w-2xl text-lg">
      {!empty && <LanguageChoice current={locale} />}
      {empty && <p className="mb-5 rounded-md bg-withinday px-4 py-3 text-withinday-ink">{texts.offline.opened}</p>}
      <ReportForm
        texts={texts}
        files={{ texts: files, accept: evidenceEndings.join(','), mostBytes: mostBytes() }}
        start={{
          ownerId: actor.id,
          phone: empty ? '' : phone,
          language: locale === 'de' ? locale : actor.locale,
          zone,
        }}
        call={call}
        noBlame={noBlame}
        anonymous={anonymous}
      />
    </div>
  )
}
