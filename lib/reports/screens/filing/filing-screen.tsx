import { getLocale, getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { PageHeader } from '@/components/layout/page-header'
import { Section } from '@/components/layout/section'
import { ClockLine } from '@/components/time/clock-card'
import { textsOf } from '@/lib/text/catalogue'
import type { Instant } from '@/lib/time/types'
import { localMomentOf } from '@/lib/time/zone'
import { emptyValue, isAnswered } from '../../answers'
import { plainAnswer } from '../../completeness'
import { profileName, questionOf, sectionsOf } from '../../profiles/words'
import type { DraftView } from '../../queries'
import { FiledSection } from './filed-section'
import { FilingForm } from './filing-form'
import { FilingList } from './filing-list'
import { Recipient } from './recipient'
import { takingOf } from './taking'
import type { ToEnter } from './to-enter'

type Props = { draft: DraftView; zone: string; now: Instant }

/**
 * Beside the portal: the answers in its order to copy and tick, the clock in sight, and at the end what the portal gave. One that
 * was filed meanwhile shows that.
 */
export async function FilingScreen({ draft, zone, now }: Props) {
  const [t, drafts, locale] = await Promise.all([getTranslations('drafting'), getTranslations('drafts'), getLocale()])
  const { clock, leak } = draft
  const href = `/leaks/${leak.ref}/draft/${draft.id}`
  return (
    <>
      <PageHeader
        dense
        title={t('filing.title')}
        eyebrow={`${leak.ref} · ${profileName(draft.profile, locale, drafts)} · ${drafts(`languages.${draft.language}`)}`}
        crumbs={[
          { href: `/leaks/${leak.ref}`, label: leak.ref },
          { href, label: profileName(draft.profile, locale, drafts) },
        ]}
      >
        {t('filing.help')}
      </PageHeader>
      {clock && (
        <div className="sticky top-0 z-10 mb-4 border-b border-hairline bg-bg py-2 lg:top-14">
          <ClockLine clock={clock} now={now} zone={zone} style="short" />
        </div>
      )}
      <ClientText namespaces={['drafts', 'drafting', 'common', 'errors', 'form']}>
        {draft.filed ? (
          <FiledSection draft={draft} filed={draft.filed} zone={zone} />
        ) : (
          <Entering draft={draft} zone={zone} now={now} href={href} />
        )}
      </ClientText>
    </>
  )
}

/** To whom it goes, the answers to enter there, and the form for what came back. */
async function Entering({ draft, zone, now, href }: Props & { href: string }) {
  const [drafts, locale, fields] = await Promise.all([getTranslations('drafts'), getLocale(), toEnter(draft)])
  const { clock, leak } = draft
  const local = (at: Instant) => {
    const { date, time } = localMomentOf(at, zone)
    return `${date}T${time}`
  }
  return (
    <div className="grid max-w-4xl gap-8">
      <div className="grid gap-2">
        <Recipient draft={draft} now={now} zone={zone} open={true} />
      </div>
      <FilingList id={draft.id} language={draft.language} fields={fields} editHref={href} />
      <Section id="file" title={drafts('file.title')} help={drafts('file.help')}>
        <FilingForm
          id={draft.id}
          version={draft.version}
          zone={zone}
          now={local(now)}
          due={clock?.dueAt && clock.state !== 'provisional' ? local(clock.dueAt) : null}
          delayIsSaid={isAnswered(draft.values.delay_reason ?? emptyValue)}
          delayProposed={draft.values.delay_reason?.text ?? ''}
          warnings={draft.warnings}
          taking={await takingOf(leak.ref, locale)}
          doneHref={`${href}#filed`}
        />
      </Section>
    </div>
  )
}

/** The answers as plain text in the language of the report, in the order of the form. */
async function toEnter({ profile, language, values, ticks }: DraftView): Promise<ToEnter[]> {
  const t = await textsOf(language, 'drafts')
  return sectionsOf(profile, language, t).flatMap(({ title, fields }) =>
    fields.map((field) => {
      const value = values[field.code] ?? emptyValue
      const tick = ticks[field.code]
      return {
        code: field.code,
        section: title,
        question: questionOf(field, language, t),
        text: plainAnswer(value, language, t),
        note:
          value.state === 'empty' || value.state === 'suggested' || value.state === 'started' ? value.state : 'none',
        max: field.max,
        tick: tick ? { byName: tick.byName, isCurrent: tick.isCurrent } : null,
      }
    }),
  )
}
