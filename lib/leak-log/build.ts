import type { DocumentContent } from '@/lib/files/content'
import type { SheetContent } from '@/lib/files/sheet'
import type { DecisionKind } from '@/lib/law/codes/leak-states'
import { groundLists } from '@/lib/law/codes/leaks'
import { outcomeOf } from '@/lib/leaks/clocks/clock-facts'
import { type FactTexts, factsOf, factWords } from '@/lib/leaks/facts/words'
import { textsOf } from '@/lib/text/catalogue'
import { type Locale, labelled } from '@/lib/text/locale'
import { formatCalendarDate, formatInstant } from '@/lib/time/format'
import { calendarDateSchema, type Instant, instantOf } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import type { LoggedLeak, LoggedLeaks } from './read'
import type { LogPeriod } from './schema'

/** The three things Art. 33(5) asks for, with who and what before them, and what was decided after. */
const parts = ['facts', 'effects', 'remedy', 'decisions'] as const
type Part = (typeof parts)[number]
type Line = { part: Part; label: string; value: string }
type Told = { ref: string; title: string; isExample: boolean; lines: readonly Line[] }

type Words = Awaited<ReturnType<typeof wordsIn>>

async function wordsIn(language: Locale) {
  const [triage, codes, common, log] = await Promise.all([
    textsOf(language, 'triage'),
    textsOf(language, 'codes'),
    textsOf(language, 'common'),
    textsOf(language, 'leak-log'),
  ])
  const facts: FactTexts = { triage, codes, common }
  return { facts, log, language }
}

export type Asked = { period: LogPeriod; language: Locale; zone: string; company: string; now: Instant }

/** The log as a document in the language of the file: a section for each leak. */
export async function documentOf(logged: LoggedLeaks, asked: Asked): Promise<DocumentContent> {
  const words = await wordsIn(asked.language)
  const { log: t, language } = words
  const told = logged.leaks.map((leak) => tell(leak, logged, words, asked))
  return {
    language,
    title: t('doc.title', { company: asked.company }),
    subtitle: t('doc.subtitle'),
    notes: [
      ...(told.some(({ isExample }) => isExample) ? [words.facts.common('example')] : []),
      ...(logged.rejected > 0 ? [t('doc.rejected', { count: logged.rejected })] : []),
      ...(logged.beside > 0 ? [t('doc.beside', { count: logged.beside })] : []),
    ],
    facts: [
      { label: t('doc.period'), value: periodWords(asked.period, words) },
      { label: t('doc.count'), value: t('doc.leaks', { count: told.length }) },
      { label: t('doc.made'), value: formatInstant(asked.now, { locale: language, zone: asked.zone, style: 'full' }) },
      { label: t('doc.zone'), value: asked.zone },
    ],
    headings: { question: t('doc.item'), answer: t('doc.answer'), source: t('doc.article'), page: t('doc.page') },
    sections: told.map(({ ref, title, lines }) => ({
      title: title ? `${ref} · ${title}` : ref,
      rows: lines.map(({ part, label, value }, at) => ({
        question: label,
        answer: value || t('empty'),
        state: '',
        // Said where a part of the article begins.
        source: lines[at - 1]?.part === part ? '' : t(`parts.${part}`),
      })),
    })),
    footer: `Dertig · ${t('doc.footer')} · ${asked.company}`,
  }
}

/** The log as a table in the language of the file: a row for each leak. */
export async function sheetOf(logged: LoggedLeaks, asked: Asked): Promise<SheetContent> {
  const words = await wordsIn(asked.language)
  const told = logged.leaks.map((leak) => tell(leak, logged, words, asked))
  const labels = told[0]?.lines.map(({ label }) => label) ?? []
  return {
    title: words.log('sheet'),
    headings: [words.log('doc.ref'), words.facts.triage('facts.fields.title'), ...labels],
    rows: told.map(({ ref, title, lines }) => [ref, title, ...lines.map(({ value }) => value)]),
  }
}

/** Every leak answers the same questions in the same order; what is not known is left empty. */
function tell(
  leak: LoggedLeak,
  { names }: LoggedLeaks,
  { facts: texts, log: t, language }: Words,
  { zone }: Asked,
): Told {
  const facts = factsOf(leak)
  const words = factWords(facts, texts)
  const moment = (at: Instant | Date | null) =>
    at === null ? '' : formatInstant(at instanceof Date ? instantOf(at) : at, { locale: language, zone, style: 'full' })
  const state = texts.codes(`leakStates.${leak.state}`)
  const reported = leak.dayOnly
    ? formatCalendarDate(localDateOf(leak.reportedAt, zone), { locale: language })
    : moment(leak.reportedAt)
  const happened = [leak.occurredFrom, leak.occurredTo].map(moment).filter(Boolean).join(' – ')
  const line = (part: Part) => (label: string, value: string) => ({ part, label, value })
  const fact = (part: Part) => (name: keyof typeof words) =>
    line(part)(texts.triage(`facts.fields.${name}`), words[name])
  const decided = (kind: DecisionKind) => {
    const decision = leak.decisions.find((one) => one.kind === kind)
    const outcome = outcomeOf(decision?.outcome)
    if (!decision || outcome === null) return ''
    return [
      texts.codes(`decisionOutcomes.${outcome}`),
      decision.reasonCode ? texts.codes(`${groundLists[kind]}.${decision.reasonCode}`) : '',
      decision.grounds,
      t('by', { name: names.get(decision.decidedById) ?? '', when: moment(decision.decidedAt) }),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const done = (kind: 'part1_filed' | 'told_people') =>
    leak.moments
      .filter((one) => one.kind === kind)
      .map((one) => [moment(one.at), one.reference ?? ''].filter(Boolean).join(', '))
      .join('; ')
  const inFacts = line('facts')
  return {
    ref: leak.ref,
    title: words.title,
    isExample: leak.isExample,
    lines: [
      inFacts(t('state'), leak.mergedInto ? labelled(language, state, leak.mergedInto.ref) : state),
      inFacts(t('happened'), happened),
      inFacts(texts.codes('leakMoments.detected'), moment(leak.detectedAt)),
      inFacts(t('reported'), reported),
      inFacts(texts.codes('leakMoments.aware'), moment(leak.awareAt)),
      ...(
        [
          'personalData',
          'summary',
          'ongoing',
          'actingAs',
          'types',
          'cause',
          'origin',
          'act',
          'intent',
          'discoveredBy',
        ] as const
      ).map(fact('facts')),
      ...(
        ['dataCategories', 'peopleCategories', 'persons', 'records', 'crossBorder', 'crossBorderStates'] as const
      ).map(fact('facts')),
      inFacts(t('linked'), leak.records.map(({ record }) => record.ref).join(', ')),
      ...(['consequences', 'riskLevel', 'riskReason'] as const).map(fact('effects')),
      ...(['priorMeasures', 'measuresTaken', 'measuresProposed'] as const).map(fact('remedy')),
      line('remedy')(texts.triage('close.lessons'), leak.lessons),
      line('decisions')(texts.triage('decisions.kinds.authority'), decided('authority')),
      line('decisions')(t('filed'), done('part1_filed')),
      ...(['delayReason', 'delayText'] as const).map(fact('decisions')),
      line('decisions')(texts.triage('decisions.kinds.people'), decided('people')),
      line('decisions')(texts.triage('decisions.kinds.promise'), decided('promise')),
      line('decisions')(t('told'), done('told_people')),
    ],
  }
}

function periodWords({ from, until }: LogPeriod, { log: t, language }: Words): string {
  const day = (text: string) => formatCalendarDate(calendarDateSchema.parse(text), { locale: language })
  if (from === '' && until === '') return t('period.all')
  if (from === '') return t('period.until', { until: day(until) })
  return until === ''
    ? t('period.from', { from: day(from) })
    : t('period.between', { from: day(from), until: day(until) })
}
