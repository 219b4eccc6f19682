import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { ExampleBadge, ExerciseBadge, PageHeader } from '@/components/layout/page-header'
import { ClockLine } from '@/components/time/clock-card'
import { Alert } from '@/components/ui/alert'
import { buttonClass, LinkButton } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { addressBook } from '@/lib/authorities/book/in-use'
import { authorityOn } from '@/lib/authorities/book/resolve'
import { OldNameAlert } from '@/lib/authorities/screens/old-name-alert'
import { RecipientCard } from '@/lib/authorities/screens/recipient-card'
import { isExerciseRef } from '@/lib/law/codes/exercise-refs'
import { textsOf } from '@/lib/text/catalogue'
import type { Instant } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { reportFormats } from '../output/formats'
import { helpOf, profileName, questionOf, sectionsOf } from '../profiles/words'
import type { DraftView } from '../queries'
import { BundleSection } from './bundle-section'
import { DraftAside } from './draft-aside'
import { DraftEditor } from './draft-editor'

type Props = {
  draft: DraftView
  zone: string
  now: Instant /** Name of unsaved answers on the device. */
  keepAs: string
}

/** A draft of the report to the authority, or the filed report: questions in form order, beside them what is missing. */
export async function DraftScreen({ draft, zone, now, keepAs }: Props) {
  const [t, inDraft, locale] = await Promise.all([
    getTranslations('drafts'),
    textsOf(draft.language, 'drafts'),
    getLocale(),
  ])
  const sections = sectionsOf(draft.profile, draft.language, inDraft).map((section) => ({
    ...section,
    fields: section.fields.map((field) => ({
      field,
      question: questionOf(field, draft.language, inDraft),
      help: helpOf(field, draft.language),
    })),
  }))
  return (
    <>
      <PageHeader
        title={profileName(draft.profile, locale, t)}
        eyebrow={`${draft.leak.ref} · ${t('language')}: ${t(`languages.${draft.language}`)}`}
        crumbs={[{ href: `/leaks/${draft.leak.ref}`, label: draft.leak.ref }]}
        badges={
          <>
            {isExerciseRef(draft.leak.ref) && <ExerciseBadge />}
            {draft.leak.isExample && <ExampleBadge />}
          </>
        }
        actions={
          draft.can.export && (
            <>
              {reportFormats.map((format) => (
                <a key={format} href={`/api/drafts/${draft.id}/${format}`} className={buttonClass({})} download>
                  {t(`export.${format}`)}
                </a>
              ))}
              <LinkButton href={`/leaks/${draft.leak.ref}/draft/${draft.id}/print`}>{t('export.print')}</LinkButton>
            </>
          )
        }
      />
      <div className="mb-6 grid gap-2">
        {draft.clock && <ClockLine clock={draft.clock} now={now} zone={zone} />}
        {!draft.profile.languages.includes(draft.language) && <Alert tone="warning">{t('workingCopy')}</Alert>}
        {draft.profile.announced && <Alert tone="warning">{t('announced')}</Alert>}
        {draft.profile.certainty === 'verify' && <Alert>{t('verify')}</Alert>}
        <Recipient draft={draft} now={now} zone={zone} />
        {draft.earlier && (
          <p>
            {t('goesOnFrom')}{' '}
            <TextLink href={`/leaks/${draft.leak.ref}/draft/${draft.earlier.id}`}>
              {profileName(draft.earlier.form, locale, t)} · {draft.earlier.reference}
            </TextLink>
          </p>
        )}
      </div>
      <BundleSection draft={draft} zone={zone} />
      <ClientText namespaces={['drafts', 'common', 'errors']}>
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
          <div lang={draft.language}>
            <DraftEditor
              key={draft.version}
              id={draft.id}
              version={draft.version}
              sections={sections}
              values={draft.values}
              besides={draft.besides}
              foreign={draft.foreign}
              language={draft.language}
              readOnly={!draft.can.update}
              keepAs={keepAs}
            />
          </div>
          <DraftAside draft={draft} zone={zone} />
        </div>
      </ClientText>
    </>
  )
}

/** To whom the report goes, its portal and what to have in hand, from the address book; and old names in the answers. */
async function Recipient({ draft, now, zone }: Omit<Props, 'keepAs'>) {
  const [t, book] = await Promise.all([getTranslations('authorities'), addressBook()])
  const on = localDateOf(draft.filed?.at ?? now, zone)
  const entry = authorityOn(book, draft.profile.authority, on)
  return (
    <>
      {entry && (
        <section aria-label={t('draft')} className="rounded-md border border-hairline bg-surface px-4 py-3">
          <p className="text-sm text-muted">{t('draft')}</p>
          <RecipientCard entry={entry} />
        </section>
      )}
      <OldNameAlert texts={Object.values(draft.values).map(({ text }) => text)} on={on} />
    </>
  )
}
