import type { Actor, CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import { recordRead } from '@/lib/audit/entry/append'
import { mainEntityId } from '@/lib/company/entity-facts'
import { db } from '@/lib/db/client'
import { makeAtOnce } from '@/lib/documents/at-once'
import type { Failure } from '@/lib/errors/refusal'
import type { DocumentContent } from '@/lib/files/content'
import { downloadHeaders } from '@/lib/files/store/read'
import { labelled } from '@/lib/text/locale'
import { formatInstant } from '@/lib/time/format'
import { localDateOf } from '@/lib/time/zone'
import { periodOf } from './period'
import { type Counted, leakFigures } from './queries'
import type { FiguresInput } from './schema'
import { barFigures, figureWords } from './words'

/**
 * The figures of a year or a quarter as a report for management, in the asked language, with an audit entry that says which. No
 * leak is named in it. Right: leak.count.
 */
export async function exportLeakFigures(
  context: CommandContext & { actor: Actor },
  { format, language, period }: FiguresInput,
): Promise<Response | Failure> {
  authorise(context, 'leak', 'count')
  const content = await figuresDocument(context, { language, period })
  const ready = await makeAtOnce(context.actor.id, {
    maker: 'content',
    input: { content, format, name: `leaks-figures-${period}` },
  })
  if ('ok' in ready) return ready
  await recordRead(context, {
    action: 'leak.figures',
    subject: { type: 'organisation', id: mainEntityId },
    changes: [
      { field: 'format', old: null, new: format },
      { field: 'period', old: null, new: period },
    ],
  })
  const { made, bytes } = ready
  return new Response(new Uint8Array(bytes), { headers: downloadHeaders(made.name, made.type, bytes.length) })
}

/** The same as content, before it is a file. */
export async function figuresDocument(
  { actor, now, zone }: CommandContext & { actor: Actor },
  { language, period: text }: Pick<FiguresInput, 'language' | 'period'>,
): Promise<DocumentContent> {
  const period = periodOf(text, localDateOf(now, zone))
  const [words, figures, organisation] = await Promise.all([
    figureWords(language),
    leakFigures(actor, now, period, zone),
    db().organisation.findUnique({ where: { id: 1 }, select: { legalName: true } }),
  ])
  const { t } = words
  const row = (question: string, answer: string) => ({ question, answer, state: '', source: '' })
  /** How many, and of which kinds: "3: confidentiality 2, several kinds 1". */
  const ofKinds = (parts: readonly Counted[]) => {
    const total = words.number(parts.reduce((sum, { count }) => sum + count, 0))
    const said = parts
      .filter(({ count }) => count > 0)
      .map(({ key, count }) => `${words.kind(key)} ${words.number(count)}`)
    return said.length === 0 ? total : labelled(language, total, said.join(', '))
  }
  const bars = barFigures.map((figure) => ({
    title: t(`${figure}.title`),
    rows:
      figure === 'months'
        ? figures.months.map(({ key, parts }) => row(words.bar(figure, key), ofKinds(parts)))
        : figures[figure].map(({ key, count }) => row(words.bar(figure, key), words.number(count))),
  }))
  const delays = {
    title: t('delays.title'),
    rows: figures.delays.map(({ way, dots }) => ({
      ...row(t(`delays.${way}`), words.half(dots)),
      source: way === 'filed' ? 'Art. 33(1)' : '',
    })),
  }
  const company = organisation?.legalName ?? ''
  return {
    language,
    title: t('doc.title', { company, period: words.period(period.text) }),
    subtitle: t('total', { count: figures.total, period: words.period(period.text) }),
    notes: [],
    facts: [
      { label: t('period'), value: words.period(period.text) },
      { label: t('doc.made'), value: formatInstant(now, { locale: language, zone, style: 'full' }) },
      { label: t('doc.zone'), value: zone },
    ],
    headings: { question: t('doc.what'), answer: t('count'), source: t('doc.article'), page: t('doc.page') },
    sections: figures.total === 0 ? [] : [delays, ...bars].filter(({ rows }) => rows.length > 0),
    footer: `Dertig · ${t('title')} · ${company}`,
    layout: 'page',
  }
}
