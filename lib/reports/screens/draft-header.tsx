import { getLocale, getTranslations } from 'next-intl/server'
import { ExampleBadge, ExerciseBadge, PageHeader } from '@/components/layout/page-header'
import { ClockLine } from '@/components/time/clock-card'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { isExerciseRef } from '@/lib/law/codes/exercise-refs'
import { labelled } from '@/lib/text/locale'
import type { Instant } from '@/lib/time/types'
import { reportFormats } from '../output/formats'
import { profileName } from '../profiles/words'
import type { DraftView } from '../queries'
import { Recipient } from './filing/recipient'

type Props = { draft: DraftView; now: Instant; zone: string }

/** Which report it is, its clock, what is to be known of its form, and what it goes on from. */
export async function DraftHeader({ draft, now, zone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('drafts'), getLocale()])
  return (
    <>
      <PageHeader
        dense
        title={profileName(draft.profile, locale, t)}
        eyebrow={`${draft.leak.ref} · ${labelled(locale, t('language'), t(`languages.${draft.language}`))}`}
        crumbs={[{ href: `/leaks/${draft.leak.ref}`, label: `${draft.leak.ref} ${draft.leak.title}`.trim() }]}
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
      <div className="mb-4 grid gap-2">
        {draft.clock && <ClockLine clock={draft.clock} now={now} zone={zone} />}
        {!draft.profile.languages.includes(draft.language) && <Alert tone="warning">{t('workingCopy')}</Alert>}
        {draft.profile.announced && <Alert tone="warning">{t('announced')}</Alert>}
        {draft.profile.certainty === 'verify' && <p className="measure text-sm text-muted">{t('verify')}</p>}
        <Recipient draft={draft} now={now} zone={zone} open={false} />
        <Earlier draft={draft} zone={zone} />
      </div>
    </>
  )
}

/** The report that this one goes on from: its reference as it was filed, and beside it how it was corrected since. */
async function Earlier({ draft: { earlier, leak }, zone }: Pick<Props, 'draft' | 'zone'>) {
  if (!earlier) return null
  const [t, own, locale] = await Promise.all([getTranslations('drafts'), getTranslations('drafting'), getLocale()])
  const { corrected } = earlier
  const at = corrected?.at
  const filed = `${profileName(earlier.form, locale, t)} · ${earlier.reference}`
  return (
    <p>
      {t('goesOnFrom')} <TextLink href={`/leaks/${leak.ref}/draft/${earlier.id}`}>{filed}</TextLink>
      {at && (
        <>
          {' '}
          {own.rich('earlier.corrected', {
            reference: corrected?.reference ?? '',
            moment: () => <Time instant={at} zone={zone} />,
          })}
        </>
      )}
      {at === null && <> {own('earlier.takenBack')}</>}
    </p>
  )
}
