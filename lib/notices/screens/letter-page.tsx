import { getTranslations } from 'next-intl/server'
import { CopyButton } from '@/components/copy/copy'
import { ClientText } from '@/components/layout/client-text'
import { OpenAtHash } from '@/components/layout/open-at-hash'
import { ExampleBadge, ExerciseBadge, PageHeader } from '@/components/layout/page-header'
import { PrintButton } from '@/components/layout/print-button'
import { ClockLine } from '@/components/time/clock-card'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { OldNameAlert } from '@/lib/authorities/screens/old-name-alert'
import { localDateOf } from '@/lib/time/zone'
import { headingsOf, plainText } from '../letters/export'
import type { LetterPageView } from '../letters/read-letters'
import { LetterAside } from './letter-aside'
import { LetterSheet } from './letter-sheet'

/** One letter to the people concerned: what it must tell and how it reads beside its text; changed, signed off, sent, taken back. */
export async function LetterPage({ view }: { view: LetterPageView }) {
  const { leak, letter } = view
  const [t, headings] = await Promise.all([getTranslations('letters'), headingsOf(letter.language)])
  const clocks = leak.clocks.filter(({ recipient }) => recipient === 'people')
  return (
    <>
      <OpenAtHash />
      {leak.isExercise && <p className="hidden font-semibold print:block">{t('exercise')}</p>}
      <div data-chrome>
        <PageHeader
          title={t(`names.${letter.isFurther ? 'further' : letter.form}`, {
            language: t(`languages.${letter.language}`),
          })}
          eyebrow={[leak.title, letter.audience].filter(Boolean).join(' · ') || leak.ref}
          crumbs={[{ label: leak.ref, href: `/leaks/${leak.ref}#letters` }]}
          badges={
            <>
              {leak.isExercise && <ExerciseBadge />}
              {leak.isExample && <ExampleBadge />}
            </>
          }
          actions={
            view.can.export && (
              <>
                {(['docx', 'pdf'] as const).map((format) => (
                  <a key={format} href={`/api/letters/${letter.id}/${format}`} className={buttonClass({})} download>
                    {t(`export.${format}`)}
                  </a>
                ))}
                <ClientText namespaces={['common']}>
                  <CopyButton text={plainText(letter.texts, headings)} />
                  <PrintButton text={t('export.print')} />
                </ClientText>
              </>
            )
          }
        />
        <div className="mb-5 grid gap-2">
          {clocks.map((clock) => (
            <ClockLine key={clock.code} clock={clock} now={leak.now} zone={leak.zone} />
          ))}
          {letter.form === 'public' && (
            <Alert tone={view.judgement.ground ? undefined : 'warning'}>
              {t(view.judgement.ground ? 'public.ground' : 'public.noGround')}
            </Alert>
          )}
          <OldNameAlert texts={Object.values(letter.texts)} on={localDateOf(leak.now, leak.zone)} />
        </div>
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_23rem]">
        <LetterSheet view={view} />
        <LetterAside view={view} />
      </div>
    </>
  )
}
