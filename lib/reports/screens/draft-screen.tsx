import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'
import type { Instant } from '@/lib/time/types'
import type { DraftView } from '../queries'
import { type DraftLanguage, draftLanguages } from '../values'
import { askedSections } from './asked-sections'
import { BundleSection } from './bundle-section'
import { DraftHeader } from './draft-header'
import { DraftEditor } from './editor/draft-editor'
import { FiledSection } from './filing/filed-section'
import { SignOffSection } from './sign-off-section'

type Props = {
  draft: DraftView
  zone: string
  now: Instant
  /** Name of unsaved answers on the device. */
  keepAs: string
  /** The language that stands beside the report's own; "none" for none, else that of the reader. */
  beside?: string | undefined
}

/** A draft of a report, or the filed report: how it stands, and its questions in the order of the form. */
export async function DraftScreen({ draft, zone, now, keepAs, beside }: Props) {
  const locale = await getLocale()
  const other = besideOf(beside ?? locale, draft.language)
  const sections = await askedSections(draft, { other, zone })
  const files = draft.files.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]))
  return (
    <>
      <DraftHeader draft={draft} now={now} zone={zone} />
      <BundleSection draft={draft} zone={zone} />
      <ClientText namespaces={['drafts', 'drafting', 'leaks', 'common', 'errors', 'form']}>
        <div className="mb-6 grid gap-4">
          {draft.filed ? (
            <FiledSection draft={draft} filed={draft.filed} zone={zone} />
          ) : (
            <SignOffSection draft={draft} zone={zone} />
          )}
          <Beside draft={draft} other={other} />
        </div>
        <DraftEditor
          id={draft.id}
          version={draft.version}
          sections={sections}
          values={draft.values}
          edits={draft.edits}
          links={draft.links}
          files={files}
          late={draft.late}
          isFiled={draft.filed !== null}
          readOnly={!draft.can.update}
          isSignedOff={draft.signedOff !== null}
          canNote={draft.can.note}
          language={draft.language}
          keepAs={keepAs}
        />
      </ClientText>
    </>
  )
}

/** A language that the reader reads, beside that of the report; the report's own is none. */
function besideOf(asked: string, own: DraftLanguage): DraftLanguage | null {
  return draftLanguages.find((one) => one === asked && one !== own) ?? null
}

/** Which language stands beside the questions. */
async function Beside({ draft, other }: { draft: DraftView; other: DraftLanguage | null }) {
  const t = await getTranslations('drafting')
  const choices = [null, ...draftLanguages.filter((one) => one !== draft.language)]
  return (
    <nav aria-label={t('beside.label')} data-chrome className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="text-muted">{t('beside.label')}</span>
      {choices.map((one) => (
        <Link
          key={one ?? 'none'}
          href={`?beside=${one ?? 'none'}`}
          scroll={false}
          aria-current={one === other ? 'true' : undefined}
          className={cx('inline-flex min-h-6 items-center', one === other ? 'font-medium' : 'text-accent underline')}
        >
          {t(`beside.${one ?? 'none'}`)}
        </Link>
      ))}
    </nav>
  )
}
