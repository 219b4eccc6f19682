import type { Actor, CommandContext } from '@/lib/access/actor'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Failure } from '@/lib/errors/refusal'
import type { DocumentContent } from '@/lib/files/document'
import { isExerciseRef } from '@/lib/law/codes/exercise-refs'
import { type Namespace, textsOf } from '@/lib/text/catalogue'
import { clockWords, dueWords } from '@/lib/time/clock-words'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import { answerOf } from './answers'
import { plainAnswer } from './completeness'
import type { ProfileField } from './profiles/profile'
import { profileName, questionOf, sectionsOf } from './profiles/words'
import { type DraftView, draftOf } from './queries'
import type { FieldValue } from './values'

/** One report as a file of the given format, with an audit entry. Absent and denied answer alike. */
export async function exportDraft(
  context: CommandContext & { actor: Actor },
  { id, format }: { id: string; format: 'docx' | 'pdf' },
): Promise<Response | Failure> {
  const row = await db().reportDraft.findUnique({ where: { id }, select: { leak: { select: { ref: true } } } })
  const draft = row && (await draftOf(context.actor, row.leak.ref, id, context))
  if (!draft?.can.export) {
    await recordDenial(context, 'draft.export')
    return { ok: false, code: 'not_found' }
  }
  const content = await documentOf(draft, context.zone)
  const name = `${draft.leak.ref}-${draft.profile.code.toLowerCase()}-${draft.language}`
  const ready = await makeAtOnce(context.actor.id, { maker: 'content', input: { content, format, name } })
  if ('ok' in ready) return ready
  await recordRead(context, {
    action: 'draft.export',
    subject: { type: 'draft', id, ref: draft.leak.ref },
    changes: [{ field: 'format', old: null, new: format }],
  })
  return new Response(new Uint8Array(ready.bytes), {
    headers: {
      'content-type': ready.made.type,
      'content-disposition': `attachment; filename="${ready.made.name}"`,
    },
  })
}

/** The draft or filed report as a document in its own language, with the clock as every screen shows it. */
export async function documentOf(draft: DraftView, zone: string): Promise<DocumentContent> {
  const { language } = draft
  const [t, common, clocks] = await Promise.all([
    textsOf(language, 'drafts'),
    textsOf(language, 'common'),
    textsOf(language, 'clocks'),
  ])
  const moment = (at: Instant) => formatInstant(at, { locale: language, zone, style: 'full' })
  const answer = (value: FieldValue) => (value.state === 'empty' ? t('doc.noAnswer') : plainAnswer(value, language, t))
  const row = (field: ProfileField) => {
    const value = answerOf(draft.values, field)
    return {
      question: questionOf(field, language, t),
      answer: answer(value),
      state: value.state === 'suggested' || value.state === 'not_applicable' ? t(`states.${value.state}`) : '',
      source:
        value.source && value.source.kind !== 'typed'
          ? t(`sources.${value.source.kind}`, { refs: value.source.refs.join(', ') })
          : '',
    }
  }
  const name = profileName(draft.profile, language, t)
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
    facts: [
      draft.filed
        ? {
            label: t('filed.title'),
            value: t('filed.line', {
              when: moment(draft.filed.at),
              name: draft.filed.byName,
              reference: draft.filed.reference,
            }),
          }
        : {
            label: t('draft'),
            value: t('doc.draftOf', { version: String(draft.version), when: moment(draft.updatedAt) }),
          },
      ...(draft.earlier
        ? [
            {
              label: t('goesOnFrom'),
              value: `${profileName(draft.earlier.form, language, t)} · ${draft.earlier.reference}`,
            },
          ]
        : []),
      ...(draft.filed ? [{ label: t('filed.hash'), value: draft.filed.contentHash }] : []),
      ...clockFacts(draft, { language, zone, t, clocks }),
    ],
    headings: { question: t('doc.question'), answer: t('doc.answer'), source: t('doc.source'), page: t('doc.page') },
    sections: sectionsOf(draft.profile, language, t).map(({ title, fields }) => ({ title, rows: fields.map(row) })),
    footer: `Dertig · ${draft.leak.ref} · ${name}`,
  }
}

type Texts<N extends Namespace> = Awaited<ReturnType<typeof textsOf<N>>>

/** Name, state and due moment of the authority's clock in the words every screen uses. */
function clockFacts(
  { clock }: DraftView,
  { language, zone, t, clocks }: { language: string; zone: string; t: Texts<'drafts'>; clocks: Texts<'clocks'> },
): DocumentContent['facts'] {
  if (!clock) return []
  const words = clockWords(clock, (key, values = {}) => clocks(key, values))
  const due = dueWords(clock, { locale: language, zone })
  const latest = clock.latestAt && formatInstant(clock.latestAt, { locale: language, zone })
  return [
    { label: words.name, value: [words.state, words.time].filter(Boolean).join(' · ') },
    ...(due ? [{ label: t('doc.due'), value: due }] : []),
    ...(latest ? [{ label: '', value: t('doc.latest', { when: latest }) }] : []),
  ]
}
