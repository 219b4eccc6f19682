import type { DocumentContent } from '@/lib/files/content'
import { isExerciseRef } from '@/lib/law/codes/exercise-refs'
import { type Namespace, textsOf } from '@/lib/text/catalogue'
import { dueWords } from '@/lib/time/clock-words'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import { answerOf } from '../answers'
import { plainAnswer } from '../completeness'
import type { ProfileField } from '../profiles/profile'
import { profileName, questionOf, sectionsOf } from '../profiles/words'
import type { DraftView } from '../queries'
import type { DraftLanguage, FieldValue } from '../values'

/** When a report is printed, and size and root (base64) of the log's tree at that moment. */
export type Printing = { at: Instant; log: { size: number; root: string } }

type Texts<N extends Namespace> = Awaited<ReturnType<typeof textsOf<N>>>
type Words = { language: DraftLanguage; zone: string; t: Texts<'drafts'> }

/**
 * The draft or filed report as a document in its own language. On paper nothing runs: its clock is told by the moment on
 * which it is due, beside the moment of printing.
 */
export async function documentOf(draft: DraftView, zone: string, printing: Printing): Promise<DocumentContent> {
  const { language } = draft
  const [t, common] = await Promise.all([textsOf(language, 'drafts'), textsOf(language, 'common')])
  const words: Words = { language, zone, t }
  const name = profileName(draft.profile, language, t)
  const { size, root } = printing.log
  return {
    language,
    title: `${t('title')} · ${draft.leak.ref}`,
    subtitle: name,
    notes: [
      ...(isExerciseRef(draft.leak.ref) ? [t('doc.exercise')] : []),
      ...(draft.leak.isExample ? [common('example')] : []),
      ...(draft.profile.languages.includes(language) ? [] : [t('workingCopy')]),
      ...(draft.profile.announced ? [t('announced')] : []),
      ...(draft.profile.certainty === 'verify' ? [t('verify')] : []),
    ],
    facts: factsOf(draft, printing, words),
    headings: { question: t('doc.question'), answer: t('doc.answer'), source: t('doc.source'), page: t('doc.page') },
    sections: sectionsOf(draft.profile, language, t).map(({ title, fields }) => ({
      title,
      rows: fields.map((field) => rowOf(draft, field, words)),
    })),
    footer: `Dertig · ${draft.leak.ref} · ${name} · ${t('doc.log', { size: String(size), root })}`,
  }
}

/** What is to be known of an answer beside its text; nothing of one that is complete. */
function markOf(state: FieldValue['state'], t: Words['t']): string {
  const isMarked = state === 'suggested' || state === 'started' || state === 'not_applicable'
  return isMarked ? t(`states.${state}`) : ''
}

function rowOf({ values }: DraftView, field: ProfileField, words: Words) {
  const { language, t } = words
  const value = answerOf(values, field)
  return {
    question: questionOf(field, language, t),
    answer: answerIn(value, words),
    state: markOf(value.state, t),
    source:
      value.source && value.source.kind !== 'typed'
        ? t(`sources.${value.source.kind}`, { refs: value.source.refs.join(', ') })
        : '',
  }
}

function answerIn(value: FieldValue, { language, t }: Words): string {
  return plainAnswer(value, language, t).trim() === '' ? t('doc.noAnswer') : plainAnswer(value, language, t)
}

function factsOf(draft: DraftView, printing: Printing, { language, zone, t }: Words): DocumentContent['facts'] {
  const moment = (at: Instant) => formatInstant(at, { locale: language, zone, style: 'full' })
  const { filed, earlier, clock } = draft
  const due = clock && !clock.endedAt && dueWords(clock, { locale: language, zone })
  const latest = clock && !clock.endedAt && clock.latestAt
  return [
    filed
      ? {
          label: t('filed.title'),
          value: t('filed.line', { when: moment(filed.at), name: filed.byName, reference: filed.reference }),
        }
      : {
          label: t('draft'),
          value: t('doc.draftOf', { version: String(draft.version), when: moment(draft.updatedAt) }),
        },
    ...(earlier
      ? [{ label: t('goesOnFrom'), value: `${profileName(earlier.form, language, t)} · ${earlier.reference}` }]
      : []),
    ...(draft.bundled.length > 0
      ? [
          {
            label: t('doc.bundled'),
            value: draft.bundled
              .map(({ ref, detectedAt }) => t('doc.bundledLeak', { ref, when: moment(detectedAt) }))
              .join('\n'),
          },
        ]
      : []),
    ...(filed ? [{ label: t('filed.hash'), value: filed.contentHash }] : []),
    ...(due ? [{ label: t('doc.due'), value: clock.provisional ? t('doc.dueFromReceipt', { when: due }) : due }] : []),
    ...(latest ? [{ label: t('doc.latestBy'), value: t('doc.latest', { when: moment(latest) }) }] : []),
    { label: t('doc.printed'), value: moment(printing.at) },
  ]
}
