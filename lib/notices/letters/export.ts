import type { Actor, CommandContext } from '@/lib/access/actor'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Failure } from '@/lib/errors/refusal'
import type { DocumentContent } from '@/lib/files/content'
import { textsOf } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import { headedParts, type LetterTexts } from './codes'
import { type LetterPageView, readLetter } from './read-letters'

type Headings = Readonly<Record<(typeof headedParts)[number], string>>

/** Headings of a letter in its own language. */
export async function headingsOf(language: ReportLocale): Promise<Headings> {
  const t = await textsOf(language, 'letters')
  return {
    ...{ news: t('text.headings.news'), what: t('text.headings.what'), data: t('text.headings.data') },
    ...{ consequences: t('text.headings.consequences'), measures: t('text.headings.measures') },
    ...{ advice: t('text.headings.advice'), contact: t('text.headings.contact') },
  }
}

/** A letter as people read it: its parts in order, each under its heading; empty parts are left out. */
export function sectionsOf(texts: LetterTexts, headings: Headings): { title: string; text: string }[] {
  const headed = headedParts.map((part) => ({ title: headings[part], text: texts[part] }))
  const all = [{ title: '', text: texts.opening }, ...headed, { title: '', text: texts.closing }]
  return all.filter(({ text }) => text.trim() !== '')
}

/** The same as plain text, to paste into a mail or a portal. */
export function plainText(texts: LetterTexts, headings: Headings): string {
  const parts = sectionsOf(texts, headings).map(({ title, text }) => (title === '' ? text : `${title}\n${text}`))
  return [texts.subject, ...parts].join('\n\n')
}

/** A letter as a file, with an audit entry. Absent and denied answer alike. */
export async function exportLetter(
  context: CommandContext & { actor: Actor },
  { id, format }: { id: string; format: 'docx' | 'pdf' },
): Promise<Response | Failure> {
  const row = await db().peopleLetter.findUnique({ where: { id }, select: { leak: { select: { ref: true } } } })
  const found = row && (await readLetter(context, row.leak.ref, id))
  if (!found?.can.export) {
    await recordDenial(context, 'letter.export')
    return { ok: false, code: 'not_found' }
  }
  const { leak, letter } = found
  const name = `${leak.ref}-letter-${letter.language}`
  const content = await documentOf(found)
  const ready = await makeAtOnce(context.actor.id, { maker: 'content', input: { content, format, name } })
  if ('ok' in ready) return ready
  await recordRead(context, {
    action: 'letter.export',
    subject: { type: 'leak', id: leak.id, ref: leak.ref },
    changes: [{ field: 'format', old: null, new: format }],
  })
  return new Response(new Uint8Array(ready.bytes), {
    headers: {
      'content-type': ready.made.type,
      'content-disposition': `attachment; filename="${ready.made.name}"`,
    },
  })
}

/** The letter as a document in its own language; an exercise, an example and what is not final say so on it. */
export async function documentOf({
  leak,
  letter,
  judgement,
}: Pick<LetterPageView, 'leak' | 'letter' | 'judgement'>): Promise<DocumentContent> {
  const { language, texts } = letter
  const [t, headings] = await Promise.all([textsOf(language, 'letters'), headingsOf(language)])
  const notes = [
    ...(leak.isExercise ? [t('text.notes.exercise')] : []),
    ...(leak.isExample ? [t('text.notes.example')] : []),
    ...(judgement.places.length > 0 ? [t('text.notes.open', { places: judgement.places.join(' ') })] : []),
  ]
  return {
    language,
    title: texts.subject,
    subtitle: '',
    notes,
    facts: [],
    headings: { question: '', answer: '', source: '', page: t('text.notes.page') },
    sections: sectionsOf(texts, headings).map(({ title, text }) => ({
      title,
      rows: [{ question: '', answer: text, state: '', source: '' }],
    })),
    footer: leak.ref,
    layout: 'letter',
  }
}
