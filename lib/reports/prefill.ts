import type { Messages } from 'next-intl'
import { isCriminalData, isSpecialCategory } from '@/lib/law/codes/data'
import type { TextLanguage } from '@/lib/law/codes/languages'
import type { TranslatedText } from '@/lib/registers/shared/other-languages'
import type { Instant } from '@/lib/time/types'
import type { Profile } from './profiles/profile'
import type { DraftValues, FieldValue, ValueSource } from './values'

export type CountFacts = { mode: 'exact' | 'estimate' | 'unknown'; min: number | null; max: number | null }

/** A text of a record as it goes into a report: as it stands there, and in other languages, as far as it was written in them. */
export type RecordText = {
  ref: string
  /** Where a translation is written: register and version of its record. */
  register: string
  version: number
  field: TranslatedText
  text: string
  inLanguages: Partial<Record<TextLanguage, string>>
}

/** Everything a report can be prefilled from; references say where each part comes from. */
export type PrefillFacts = {
  leak: {
    ref: string
    summary: string
    occurredFrom: Instant | null
    occurredTo: Instant | null
    ongoing: string
    detectedAt: Instant
    awareAt: Instant | null
    discoveredBy: string | null
    types: readonly string[]
    cause: string | null
    origin: string | null
    act: string | null
    intent: string | null
    dataCategories: readonly string[]
    peopleCategories: readonly string[]
    persons: CountFacts
    records: CountFacts
    consequences: string
    measuresTaken: string
    measuresProposed: string
    priorMeasures: string
    riskLevel: string | null
    riskReason: string
    crossBorder: boolean
    /** ISO 3166-1 codes. */
    crossBorderStates: readonly string[]
    delayReason: string | null
    delayText: string
    /** When people were told, by which channel and how many, as far as that was recorded. */
    toldPeople: { at: Instant; channel: string | null; number: number | null } | null
  }
  organisation: {
    legalName: string
    enterpriseNumber: string | null
    address: string
    /** ISO 3166-1 code. */
    country: string
    sector: string | null
    dpoState: 'appointed' | 'not_required' | 'open'
    dpoName: string | null
    dpoContact: string | null
    dpoReason: string | null
    contactName: string | null
    contactPhone: string | null
    contactEmail: string | null
  } | null
  /** Records linked to the leak, with what the report can use of them. */
  records: readonly {
    ref: string
    purposes: readonly RecordText[]
    processors: readonly { ref: string; title: string }[]
    dataCategories: readonly string[]
    peopleCategories: readonly string[]
    measures: readonly RecordText[]
  }[]
  peopleDecision: { outcome: 'notify' | 'not_needed'; grounds: string } | null
  /** What the people were told, as it went out, the last letter first. */
  letters: readonly { language: TextLanguage; text: string }[]
  /** In which the company keeps its register. */
  language: TextLanguage
  /** Like leaks that the report names beside its own. */
  bundled: readonly { ref: string; detectedAt: Instant; summary: string; persons: CountFacts }[]
}

/** Words of the draft's language. */
export type Wording = {
  language: TextLanguage
  code: (list: string, code: string) => string
  moment: (instant: Instant) => string
  count: (facts: CountFacts) => string
  country: (code: string) => string
  phrase: (key: keyof Messages['drafts']['phrases'], values?: Record<string, string>) => string
}

type Suggestion = { text: string; source: ValueSource }

const nobody: Suggestion = { text: '', source: { kind: 'leak', refs: [] } }

/** Suggested answers for every field of the profile: a person confirms or changes each one. Pure. */
export function prefill(profile: Profile, facts: PrefillFacts, say: Wording): DraftValues {
  const suggestions = suggest(facts, say)
  return Object.fromEntries(profile.fields.map((field) => [field.code, valueFrom(suggestions[field.code] ?? nobody)]))
}

/** The most that an answer holds. What is longer than the form takes is kept and counted, never cut in silence. */
const most = 10_000

function valueFrom({ text, source }: Suggestion): FieldValue {
  const trimmed = text.trim().slice(0, most)
  if (trimmed === '') return { state: 'empty', text: '', source: null, expectedOn: null }
  return { state: 'suggested', text: trimmed, source, expectedOn: null }
}

function suggest(facts: PrefillFacts, say: Wording): Record<string, Suggestion> {
  const { leak } = facts
  const fromLeak = (text: string): Suggestion => ({ text, source: { kind: 'leak', refs: [leak.ref] } })
  const coded = (list: string, code: string | null) => fromLeak(code ? say.code(list, code) : '')
  return {
    ...fromOrganisation(facts, say),
    ...fromRecords(facts, say),
    notice_kind: fromLeak(say.phrase('firstNotice')),
    persons_number: fromLeak(say.count(leak.persons)),
    records_number: fromLeak(say.count(leak.records)),
    summary: summaryOf(facts, say),
    cause: coded('leakCauses', leak.cause),
    origin: coded('leakOrigins', leak.origin),
    act: coded('leakActs', leak.act),
    intent: coded('leakIntents', leak.intent),
    occurred: fromLeak(occurred(leak, say)),
    detected: fromLeak(say.moment(leak.detectedAt)),
    aware: fromLeak(leak.awareAt ? say.moment(leak.awareAt) : ''),
    how_discovered: coded('discoverers', leak.discoveredBy),
    delay_reason: fromLeak(
      [leak.delayReason ? say.code('delayReasons', leak.delayReason) : '', leak.delayText].filter(Boolean).join('. '),
    ),
    risk_level: coded('riskLevels', leak.riskLevel),
    risk_reason: fromLeak(leak.riskReason),
    cross_border: fromLeak(abroad(leak, say)),
    malicious: fromLeak(malicious(leak.intent, say)),
    leak_types: fromLeak(leak.types.map((code) => say.code('leakTypes', code)).join(', ')),
    consequences: fromLeak(leak.consequences),
    measures_taken: fromLeak(leak.measuresTaken),
    measures_proposed: fromLeak(leak.measuresProposed),
    people_told: peopleTold(facts, say),
    people_told_on: fromLeak(leak.toldPeople ? say.moment(leak.toldPeople.at) : ''),
    people_told_number: fromLeak(leak.toldPeople?.number ? String(leak.toldPeople.number) : ''),
    people_told_channel: coded('noticeChannels', leak.toldPeople?.channel ?? null),
    people_message: message(facts, say),
    people_not_told_reason: notToldReason(facts),
  }
}

/** Each of the leaks by itself: what a recipient has to see is that they are alike. */
function summaryOf({ leak, bundled }: PrefillFacts, say: Wording): Suggestion {
  const others = bundled.map(({ ref, detectedAt, summary, persons }) => {
    const about = [say.moment(detectedAt), say.count(persons)].filter(Boolean).join(' · ')
    return `${say.phrase('alsoLeak', { ref, about })}${summary ? `\n${summary}` : ''}`
  })
  return {
    text: [leak.summary, ...others].filter(Boolean).join('\n\n'),
    source: { kind: 'leak', refs: [leak.ref, ...bundled.map(({ ref }) => ref)] },
  }
}

function occurred({ occurredFrom, occurredTo, ongoing }: PrefillFacts['leak'], say: Wording): string {
  const until = occurredTo ? say.moment(occurredTo) : ongoing === 'yes' ? say.phrase('ongoing') : ''
  if (!occurredFrom) return until
  return until ? say.phrase('fromTo', { from: say.moment(occurredFrom), to: until }) : say.moment(occurredFrom)
}

function malicious(intent: string | null, say: Wording): string {
  if (intent === null || intent === 'unknown') return ''
  return say.phrase(intent === 'malicious' ? 'yes' : 'no')
}

function abroad({ crossBorder, crossBorderStates }: PrefillFacts['leak'], say: Wording): string {
  return crossBorder ? crossBorderStates.map((code) => say.country(code)).join('\n') : say.phrase('no')
}

function notToldReason({ leak, peopleDecision }: PrefillFacts): Suggestion {
  if (leak.toldPeople || peopleDecision?.outcome !== 'not_needed') return nobody
  return { text: peopleDecision.grounds, source: { kind: 'decision', refs: [leak.ref] } }
}

/** The letter in the language of the report; where none is, the last one in its own. */
function message({ leak, letters }: PrefillFacts, { language }: Wording): Suggestion {
  const letter = letters.find((one) => one.language === language) ?? letters[0]
  return letter ? { text: letter.text, source: { kind: 'leak', refs: [leak.ref] } } : nobody
}

function peopleTold({ leak, peopleDecision }: PrefillFacts, say: Wording): Suggestion {
  if (leak.toldPeople)
    return {
      text: say.phrase('toldOn', { when: say.moment(leak.toldPeople.at) }),
      source: { kind: 'leak', refs: [leak.ref] },
    }
  if (!peopleDecision) return nobody
  const words = say.phrase(peopleDecision.outcome === 'notify' ? 'willTell' : 'willNotTell')
  return { text: `${words} ${peopleDecision.grounds}`, source: { kind: 'decision', refs: [leak.ref] } }
}

function fromOrganisation({ organisation }: PrefillFacts, say: Wording): Record<string, Suggestion> {
  if (!organisation) return {}
  const said = (...parts: (string | null)[]): Suggestion => ({
    text: parts.filter(Boolean).join('\n'),
    source: { kind: 'organisation', refs: [] },
  })
  return {
    organisation_name: said(organisation.legalName),
    enterprise_number: said(organisation.enterpriseNumber),
    organisation_address: said([organisation.address, say.country(organisation.country)].filter(Boolean).join(', ')),
    sector: said(organisation.sector),
    contact_point: said(organisation.contactName, organisation.contactPhone, organisation.contactEmail),
    dpo: dpoOf(organisation, said, say),
  }
}

function dpoOf(
  organisation: NonNullable<PrefillFacts['organisation']>,
  said: (...parts: (string | null)[]) => Suggestion,
  say: Wording,
): Suggestion {
  switch (organisation.dpoState) {
    case 'appointed':
      return said(organisation.dpoName, organisation.dpoContact)
    case 'not_required':
      return said(say.phrase('noDpo'), organisation.dpoReason)
    case 'open':
      return said('')
  }
}

function fromRecords({ leak, records }: PrefillFacts, say: Wording): Record<string, Suggestion> {
  const purposes = unique(records.flatMap((record) => record.purposes))
  const processors = unique(records.flatMap((record) => record.processors))
  const data = categories(leak.ref, leak.dataCategories, records, (record) => record.dataCategories)
  const people = categories(leak.ref, leak.peopleCategories, records, (record) => record.peopleCategories)
  return {
    purposes: {
      text: purposes.map((one) => textFor(one, say.language)).join('\n'),
      source: { kind: 'record', refs: purposes.map(({ ref }) => ref) },
    },
    processor_involved: {
      text: processors.map(({ title }) => title).join('\n'),
      source: { kind: 'record', refs: processors.map(({ ref }) => ref) },
    },
    data_categories: {
      text: data.codes.map((code) => say.code('dataCategories', code)).join('\n'),
      source: data.source,
    },
    people_categories: {
      text: people.codes.map((code) => say.code('peopleCategories', code)).join('\n'),
      source: people.source,
    },
    prior_measures: priorMeasures(leak, records, say),
    special_data: {
      text:
        data.codes.length === 0
          ? ''
          : say.phrase(data.codes.some((code) => isSpecialCategory(code) || isCriminalData(code)) ? 'yes' : 'no'),
      source: data.source,
    },
    national_number: {
      text:
        data.codes.length === 0 ? '' : say.phrase(data.codes.includes('national_register_number_be') ? 'yes' : 'no'),
      source: data.source,
    },
  }
}

/** What the leak says counts; only when it says nothing, the measures of the linked records are suggested. */
function priorMeasures(
  { ref, priorMeasures: own }: PrefillFacts['leak'],
  records: PrefillFacts['records'],
  say: Wording,
): Suggestion {
  if (own.trim() !== '') return { text: own, source: { kind: 'leak', refs: [ref] } }
  const used = records.filter(({ measures }) => measures.length > 0)
  return {
    text: [...new Set(used.flatMap(({ measures }) => measures.map((one) => textFor(one, say.language))))].join('\n'),
    source: { kind: 'record', refs: used.map((record) => record.ref) },
  }
}

/** The text in this language; as it stands where nobody wrote it in that one. */
export function textFor({ text, inLanguages }: RecordText, language: TextLanguage): string {
  return inLanguages[language] ?? text
}

type WithRef = PrefillFacts['records'][number]

/** What the leak says counts; only when it says nothing, what the linked records hold is suggested. */
function categories(
  leakRef: string,
  own: readonly string[],
  records: readonly WithRef[],
  of: (record: WithRef) => readonly string[],
) {
  if (own.length > 0) return { codes: [...own], source: { kind: 'leak', refs: [leakRef] } satisfies ValueSource }
  const used = records.filter((record) => of(record).length > 0)
  return {
    codes: [...new Set(used.flatMap((record) => of(record)))],
    source: { kind: 'record', refs: used.map((record) => record.ref) } satisfies ValueSource,
  }
}

function unique<T extends { ref: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.ref, row])).values()]
}

/** Texts of records in a draft that are in another language than the draft, by the field in which they stand. */
export type ForeignTexts = Readonly<Record<string, readonly RecordText[]>>

/**
 * What is still in another language: texts that a field took from a record which nobody wrote in the draft's language, as
 * long as they stand there. Pure.
 */
export function foreignTexts(values: DraftValues, facts: PrefillFacts, language: TextLanguage): ForeignTexts {
  if (facts.language === language) return {}
  const taken: Readonly<Record<string, readonly RecordText[]>> = {
    purposes: facts.records.flatMap(({ purposes }) => purposes),
    prior_measures: facts.leak.priorMeasures.trim() === '' ? facts.records.flatMap(({ measures }) => measures) : [],
  }
  return Object.fromEntries(
    Object.entries(taken).flatMap(([code, texts]) => {
      const said = values[code]?.text ?? ''
      const foreign = texts.filter(({ text, inLanguages }) => !inLanguages[language] && said.includes(text.trim()))
      const once = [...new Map(foreign.map((one) => [`${one.ref} ${one.field}`, one])).values()]
      return once.length > 0 ? [[code, once]] : []
    }),
  )
}
