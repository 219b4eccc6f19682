import { folded } from '@/lib/text/fold'
import { regionNames } from '@/lib/text/typed'
import { formatPeriod } from '@/lib/time/format'
import { finderOf, type Place, sentenceAround } from '../text/quote'
import { sectionAt } from '../text/sections'
import { type Code, factsOfCode, type Result } from './codes'
import type { ComparedText, NoticeFacts } from './facts'
import { type Concept, knownParties, purposeWords, wordsIn } from './words'

type Named = { ref: string; register: string; title: string }

/** A difference between the statement and the register, with the words it is about and the records on the other side. */
export type Difference = {
  /** Names it among all: its code, and the record where it is about one alone. One finding is made of it. */
  key: string
  code: Code
  /** N1 to N18, or an article beside them. */
  notice: string
  result: Result
  law: string
  /** The point of the example’s statement that it finds again. */
  point: number | null
  /** Words of the text that say it, or near which it would stand; empty where the text says nothing of the kind. */
  quote: string
  section: string | null
  records: readonly Named[]
  /** What the sentence about it names: a party, a country, rights. */
  about: readonly string[]
}

/** How a rule looks at the text: whether it speaks of an idea, and where. */
type Reading = {
  says: (concept: Concept) => Place | null
  has: (words: string) => boolean
  find: (words: string) => Place | null
}

function readingOf({ text, language }: ComparedText): Reading {
  const find = finderOf(text)
  return {
    find,
    says: (concept) => {
      const places = wordsIn[language][concept].flatMap((words) => find(words) ?? [])
      return places.sort((one, other) => one.start - other.start)[0] ?? null
    },
    has: (words) => find(words) !== null,
  }
}

type Said = { at?: Place | null; records?: readonly Named[]; about?: readonly string[]; one?: Named }
type Found = { code: Code } & Said

/**
 * Compares a text with the register, both ways (Art. 13, 14: N1-N18, and what the text says of leaks, cookies and joint control).
 * Pure. Each difference stands once; those about one record name it.
 */
export function compare(version: ComparedText, facts: NoticeFacts): Difference[] {
  const reading = readingOf(version)
  const found = [
    ...ofController(reading, facts, version),
    ...ofPurposes(reading, facts, version),
    ...ofParties(reading, facts),
    ...ofTransfers(reading, facts, version),
    ...ofRetention(reading, facts, version),
    ...ofRights(reading, facts, version),
    ...ofSources(reading, facts),
    ...ofChanges(reading),
    ...ofLeaks(reading),
  ]
  return found.map(({ code, at, records = [], about = [], one }) => ({
    key: keyOf(code, one, about),
    code,
    ...factsOfCode(code),
    quote: at ? sentenceAround(version.text, at) : '',
    section: at ? (sectionAt(version.sections, at.start)?.key ?? null) : null,
    records: one ? [one, ...records] : records,
    about,
  }))
}

/** What only the text names is told apart by its name. */
function keyOf(code: Code, one: Named | undefined, about: readonly string[]): string {
  if (one) return `${code}:${one.ref}`
  return code === 'N6.unknown' || code === 'N4.unknown' ? `${code}:${about.join()}` : code
}

/** One difference when it holds, else none. */
const when = (holds: boolean, code: Code, said: Said = {}): Found[] => (holds ? [{ code, ...said }] : [])
/** The same where the text says something: its words are the quote. */
const where = (at: Place | null, code: Code, said: Said = {}): Found[] => (at ? [{ code, at, ...said }] : [])

function ofController({ says, has, find }: Reading, facts: NoticeFacts, { text }: ComparedText): Found[] {
  const contact = find(facts.legalName)
  return [
    ...when(facts.legalName !== '' && (!contact || (facts.city !== '' && !has(facts.city))), 'N1.controller', {
      at: contact,
      about: [facts.legalName],
    }),
    ...where(cutAddress(text), 'N1.address_cut'),
    ...when(facts.representative !== '' && !has(facts.representative) && !says('representative'), 'N2.representative', {
      about: [facts.representative],
    }),
    ...when(facts.dpoState === 'appointed' && !says('dpo'), 'N3.unsaid', { at: contact }),
    ...when(facts.dpoState === 'open' && !says('dpo'), 'N3.undecided', { at: contact }),
    ...(facts.dpoState === 'appointed' ? [] : where(says('dpo'), 'N3.unknown')),
  ]
}

/** An address of mail that is cut off behind its sign. */
function cutAddress(text: string): Place | null {
  const found = /[\w.+-]+@(?![\w-]+\.[a-z])/i.exec(text)
  return found && { start: found.index, end: found.index + found[0].length }
}

function ofPurposes(reading: Reading, facts: NoticeFacts, { newAfter }: ComparedText): Found[] {
  const { says, find } = reading
  const { purposes } = facts
  const near = says('vague_purpose')
  const interested = purposes.filter(({ legalBases }) => legalBases.includes('f_legitimate_interest'))
  const automated = purposes.filter((purpose) => purpose.automated)
  const isNew = ({ since }: { since: string | null }) => since !== null && since > newAfter
  const unsaid = purposes.filter((purpose) => !isSaid(reading, purpose, isNew(purpose)))
  const asksDuty = purposes.some(({ provisionDuty }) => provisionDuty !== null && provisionDuty !== 'none')
  return [
    ...(facts.hasPersonalData ? where(says('no_personal_data'), 'N4.not_personal') : []),
    ...where(says('acceptance_by_use'), 'N4.acceptance'),
    ...when(purposes.length > 0 && !says('legal_basis'), 'N4.no_basis', { at: near, records: purposes }),
    ...where(near, 'N4.vague'),
    ...unsaid.map((one): Found => ({ code: isNew(one) ? 'N17.new_purpose' : 'N4.unsaid', one, about: [one.title] })),
    ...unknownPurposes(find, facts),
    ...when(interested.length > 0 && !says('legitimate_interest'), 'N5.interest', { at: near, records: interested }),
    ...when(asksDuty && !says('provision_duty'), 'N12.duty'),
    ...when(automated.length > 0 && !says('automated_decision'), 'N13.unsaid', { records: automated }),
    ...(automated.length > 0 ? [] : where(says('automated_decision'), 'N13.unknown')),
  ]
}

/** The text holds a word of its title, of a new purpose each: five letters or more, as far as its stem. */
function isSaid({ has }: Reading, { title }: Named, whole: boolean): boolean {
  const words = folded(title).match(/[\p{L}\d]{5,}/gu) ?? []
  const stands = (word: string) => has(word.slice(0, Math.max(5, word.length - 2)))
  return words.length === 0 || (whole ? words.every(stands) : words.some(stands))
}

/** Purposes that the text names and no purpose of the register speaks of. */
function unknownPurposes(find: Reading['find'], { purposes }: NoticeFacts): Found[] {
  const known = folded(purposes.map(({ title, description }) => `${title} ${description}`).join(' \n '))
  return Object.values(purposeWords).flatMap((words) => {
    const at = words.map((word) => find(word)).find((place) => place !== null)
    const said = words.find((word) => find(word) !== null)
    return at && said && !words.some((word) => known.includes(word))
      ? [{ code: 'N4.unknown' as const, at, about: [said] }]
      : []
  })
}

function ofParties({ says, find }: Reading, { parties }: NoticeFacts): Found[] {
  const unnamed = parties.filter((party) => party.unnamed)
  const names = folded(parties.map(({ title, legalName }) => `${title} ${legalName}`).join(' \n '))
  const joint = parties.filter(({ partyKind, lacksAgreement }) => partyKind === 'joint_controller' && lacksAgreement)
  return [
    ...(unnamed.length > 0 ? where(says('service_providers'), 'N6.unnamed', { records: unnamed }) : []),
    ...when(parties.length > 0 && !says('service_providers'), 'N6.unsaid', { records: parties }),
    ...knownParties.flatMap((name) =>
      names.includes(folded(name)) ? [] : where(find(name), 'N6.unknown', { about: [name] }),
    ),
    ...where(says('publishes'), 'N6.publishes'),
    ...(says('joint_control')
      ? []
      : joint.length > 0
        ? where(says('social_network'), 'A26.joint', { records: joint })
        : []),
  ]
}

function ofTransfers({ says, has }: Reading, { transfers }: NoticeFacts, { language }: ComparedText): Found[] {
  const { nameOf } = regionNames(language)
  const unsaid = transfers.filter(({ country }) => !has(nameOf(country)))
  const near = says('recognised_abroad') ?? says('other_country')
  const safe = says('transfer_safeguard')
  return [
    ...when(unsaid.length > 0, 'N7.unsaid', {
      at: near,
      records: once(unsaid),
      about: [...new Set(unsaid.map(({ country }) => nameOf(country)))],
    }),
    ...(transfers.length > 0 ? where(says('recognised_abroad'), 'N7.recognised', { records: once(transfers) }) : []),
    ...(safe ? [] : where(says('other_country'), 'N7.countries')),
  ]
}

function ofRetention({ says, has }: Reading, { rules }: NoticeFacts, { language }: ComparedText): Found[] {
  const endless = rules.filter(({ hasTerm }) => !hasTerm)
  const near = says('retention_vague')
  const suppressing = rules.filter(({ trigger, action }) => trigger === 'unsubscribe' && action === 'suppress_only')
  const unsaid = rules.filter(({ period }) => period !== '' && period !== 'P0D' && !has(formatPeriod(period, language)))
  return [
    ...where(near, 'N8.vague_term'),
    ...when(endless.length > 0, 'N8.no_term', { at: near, records: endless }),
    ...unsaid.map((one): Found => ({ code: 'N8.unsaid', one, at: near, about: [formatPeriod(one.period, language)] })),
    ...(suppressing.length > 0
      ? where(says('deleted_at_unsubscribe'), 'N8.kept_after_unsubscribe', { records: suppressing })
      : []),
  ]
}

const rights = [
  ['15', 'right_access'],
  ['16', 'right_rectification'],
  ['17', 'right_erasure'],
  ['18', 'right_restriction'],
  ['20', 'right_portability'],
  ['21', 'right_objection'],
] as const

function ofRights({ says }: Reading, { purposes }: NoticeFacts, { sections, language }: ComparedText): Found[] {
  const near = says('right_access') ?? says('right_erasure')
  const missing = rights.flatMap(([article, concept]) => (says(concept) ? [] : [article]))
  const objection = says('right_objection')
  const apart = sections.some(({ heading }) =>
    wordsIn[language].right_objection.some((words) => finderOf(heading)(words)),
  )
  const consented = purposes.filter(({ legalBases }) => legalBases.includes('a_consent'))
  return [
    ...when(missing.length > 0, 'N9.rights', { at: near, about: missing.map((article) => `Art. ${article}`) }),
    ...when(consented.length > 0 && !says('withdraw_consent'), 'N10.withdraw', { at: near, records: consented }),
    ...when(!says('complaint'), 'N11.complaint', { at: says('authority_former') ?? near }),
    ...where(says('authority_former'), 'N11.former_authority'),
    ...when(!apart, 'N18.objection', { at: objection ?? near }),
  ]
}

const elsewhere: readonly (string | null)[] = ['third_party', 'public', 'acquired', 'mixed']

function ofSources({ says }: Reading, { sources }: NoticeFacts): Found[] {
  const others = sources.filter(({ origin }) => elsewhere.includes(origin))
  const said = says('other_source')
  return [
    ...where(says('more_than_needed'), 'N14.more_than_needed', { records: others }),
    ...when(others.length > 0 && !said, 'N15.unsaid', { records: others }),
    ...(others.length === 0 ? where(said, 'N15.unknown') : []),
    ...when((others.length > 0 || said !== null) && !says('told_when'), 'N16.when', { at: said, records: others }),
  ]
}

function ofChanges({ says }: Reading): Found[] {
  const unannounced = says('change_unannounced')
  return unannounced ? where(unannounced, 'N17.unannounced') : when(!says('told_before'), 'N17.unsaid')
}

function ofLeaks({ says }: Reading): Found[] {
  return [
    ...where(says('cannot_be_excluded'), 'A4.wider'),
    ...where(says('after_detection') ?? says('tells_when_necessary'), 'A34.people_clock'),
    ...where(says('authority_when_damage'), 'A33.authority_rarely'),
    ...(says('cookie_consent') ? [] : where(says('cookies'), 'A5_3.cookies')),
  ]
}

function once(all: readonly Named[]): Named[] {
  return [...new Map(all.map((one) => [one.ref, one])).values()]
}
