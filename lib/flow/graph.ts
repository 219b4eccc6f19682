import { getLocale, getTranslations } from 'next-intl/server'
import type { AdequacyDecision } from '@/lib/law/adequacy'
import type { TransferGap } from '@/lib/law/codes/transfers'
import { countryName, isEea } from '@/lib/law/countries'
import { gapsOfTransfer, type TransferFacts } from '@/lib/law/transfers'
import { registerOfRef } from '@/lib/records/state/registered'
import { folded } from '@/lib/text/fold'
import { ownWordsIn } from '@/lib/text/own-words'
import type { CalendarDate } from '@/lib/time/types'

/** A transfer as activities and processors keep it; `recipient` is empty on a processor's own rows. */
export type TransferRow = TransferFacts

export type FlowSource = { ref: string; title: string }

/** A processor or other party of the register, as this person may see it. */
export type FlowPartyFacts = {
  ref: string
  title: string
  legalName: string
  kind: string | null
  country: string
  transfers: readonly TransferRow[]
  /** Declared marks that hold for it (no agreement in force); null where it is not known what it lacks. */
  marks: readonly string[] | null
}

export type FlowActivityFacts = {
  ref: string
  title: string
  sources: readonly FlowSource[]
  parties: readonly FlowPartyFacts[]
  recipients: readonly { kind: string | null; name: string; country: string }[]
  noRecipients: boolean
  transfers: readonly TransferRow[]
}

/** Who receives data: a party of the register (ref), a recipient named in an activity (no ref), nobody, or nobody said. */
export type FlowParty = {
  key: string
  as: 'record' | 'named' | 'nobody' | 'unsaid'
  ref: string | null
  title: string
  kind: string | null
  marks: readonly string[]
  isKnown: boolean
}

/** Where data arrive, as one record states it; country '': not said. */
export type FlowEnd = {
  key: string
  country: string
  /** An international organisation by name, instead of a country. */
  organisation: string
  mechanism: string | null
  gaps: readonly TransferGap[]
  statedBy: string
}

/** One fact: this activity gives data to this party, there. */
export type FlowLine = { activity: string; party: FlowParty; end: FlowEnd | null }

export type Flow = {
  activities: readonly Pick<FlowActivityFacts, 'ref' | 'title' | 'sources'>[]
  lines: readonly FlowLine[]
}

/** The day on which transfers are looked at, and the decisions of the Commission that count. */
export type FlowView = { on: CalendarDate; adequacy: readonly AdequacyDecision[] }

/** The facts of a flow: source → activity → party → country, with what is wrong on the day (Art. 28(3), 44-49). */
export function flowOfFacts(activities: readonly FlowActivityFacts[], view: FlowView): Flow {
  return {
    activities: activities.map(({ ref, title, sources }) => ({ ref, title, sources })),
    lines: activities.flatMap((activity) => linesOf(activity, view)),
  }
}

function linesOf(activity: FlowActivityFacts, view: FlowView): FlowLine[] {
  const line = (party: FlowParty, end: FlowEnd | null): FlowLine => ({ activity: activity.ref, party, end })
  const stated = (rows: readonly TransferRow[], by: string) => rows.map((row) => endOf(row, by, view))
  const lines = [
    ...activity.parties.flatMap((facts) => {
      const own = stated(
        activity.transfers.filter((row) => isNamed(facts, row.recipient)),
        activity.ref,
      )
      const ends = [...own, ...stated(facts.transfers, facts.ref)]
      const home = homeOf(facts, ends, activity.ref)
      return [...ends, ...home].map((end) => line(recordParty(facts), end))
    }),
    ...namedRecipients(activity).flatMap(({ kind, name, country }) => {
      const rows = activity.transfers.filter((row) => same(row.recipient, name))
      const ends = rows.length > 0 ? stated(rows, activity.ref) : [placeOf(country, activity.ref)]
      return ends.map((end) => line(namedParty(kind, name, activity.ref), end))
    }),
    ...strangers(activity).flatMap((row) =>
      line(namedParty(null, row.recipient, activity.ref), endOf(row, activity.ref, view)),
    ),
  ]
  const none = activity.noRecipients ? 'nobody' : 'unsaid'
  return onceEach(lines.length > 0 ? lines : [line(noParty(none, activity.ref), null)])
}

/** Recipients of the activity that are not its linked parties under another name. */
function namedRecipients({ recipients, parties }: FlowActivityFacts) {
  return recipients.filter(
    ({ kind, name }) => (kind !== null || name !== '') && !parties.some((party) => isNamed(party, name)),
  )
}

/** Transfers to somebody whom the activity names nowhere else. */
function strangers({ transfers, recipients, parties }: FlowActivityFacts) {
  return transfers.filter(
    ({ recipient }) =>
      !parties.some((party) => isNamed(party, recipient)) && !recipients.some(({ name }) => same(name, recipient)),
  )
}

function same(first: string, second: string): boolean {
  return first !== '' && folded(first) === folded(second)
}

function isNamed({ ref, title, legalName }: FlowPartyFacts, name: string): boolean {
  return same(ref, name) || same(title, name) || same(legalName, name)
}

function recordParty({ ref, title, kind, marks }: FlowPartyFacts): FlowParty {
  return { key: ref, as: 'record', ref, title, kind, marks: marks ?? [], isKnown: marks !== null }
}

function namedParty(kind: string | null, name: string, activity: string): FlowParty {
  const key = `${activity} ${kind ?? ''} ${folded(name)}`
  return { key, as: 'named', ref: null, title: name, kind, marks: [], isKnown: true }
}

function noParty(as: 'nobody' | 'unsaid', activity: string): FlowParty {
  return { key: `${activity} ${as}`, as, ref: null, title: '', kind: null, marks: [], isKnown: true }
}

function endOf(row: TransferRow, statedBy: string, view: FlowView): FlowEnd {
  const { country, organisation } = row
  const gaps = country === '' && organisation === '' ? [] : gapsOfTransfer(row, view)
  const key = [statedBy, country, organisation, row.mechanism, ...gaps].join(' ')
  return { key, country, organisation, mechanism: row.mechanism || null, gaps, statedBy }
}

/**
 * The country of a party, where no transfer there is stated. Outside the EEA it is the activity that gives data away
 * without a mechanism, unless it or the party states one; inside, it is a fact of the party.
 */
function homeOf({ ref, country, transfers }: FlowPartyFacts, ends: readonly FlowEnd[], activity: string): FlowEnd[] {
  const isOutside = country !== '' && !isEea(country)
  const said: readonly { country: string }[] = isOutside ? ends : transfers
  return said.some((row) => row.country === country) ? [] : [placeOf(country, isOutside ? activity : ref)]
}

function placeOf(country: string, statedBy: string): FlowEnd {
  const isOutside = country !== '' && !isEea(country)
  const gaps: TransferGap[] = isOutside ? ['mechanism_missing'] : []
  const mechanism = country === '' || isOutside ? null : 'none_eea'
  return {
    key: [statedBy, country, mechanism, ...gaps].join(' '),
    country,
    organisation: '',
    mechanism,
    gaps,
    statedBy,
  }
}

function onceEach(lines: readonly FlowLine[]): FlowLine[] {
  return [...new Map(lines.map((line) => [`${line.party.key}>${line.end?.key ?? ''}`, line])).values()]
}

/** The page of a record of any register. */
export function recordHref(ref: string): string {
  return `/registers/${registerOfRef(ref)?.slug}/${ref}`
}

/** A party's own record, or the place in the activity that names it. */
export function partyHref({ ref }: FlowParty, activity: string): string {
  return ref === null ? `${recordHref(activity)}#recipients` : recordHref(ref)
}

/** The transfers of the record that states where data arrive. */
export function endHref({ statedBy }: FlowEnd): string {
  return `${recordHref(statedBy)}#transfers`
}

export const factColumns = ['source', 'activity', 'party', 'end', 'mechanism', 'state'] as const

/** Everything picture and list say, in the reader's language: both take the same words. */
export type FlowWords = {
  column: (name: (typeof factColumns)[number]) => string
  noSource: string
  here: string
  /** Name of a party; what it is to us; what it lacks. */
  party: (party: FlowParty) => string
  kind: (party: FlowParty) => string
  marks: (party: FlowParty) => readonly string[]
  country: (end: FlowEnd) => string
  mechanism: (end: FlowEnd) => string
  gaps: (end: FlowEnd) => readonly string[]
  stated: (end: FlowEnd) => string
  state: (state: LineState) => string
}

/** wrong: something of the law is not met; open: not everything is said; unknown: this person may not see it. */
export type LineState = 'fine' | 'wrong' | 'open' | 'unknown'

/** How a fact stands; what is wrong comes before what is not known. */
export function stateOfLine({ party, end }: Pick<FlowLine, 'party' | 'end'>): LineState {
  if (party.marks.length > 0 || (end?.gaps.length ?? 0) > 0) return 'wrong'
  if (!party.isKnown) return 'unknown'
  return party.as === 'unsaid' || (end?.country === '' && end.organisation === '') ? 'open' : 'fine'
}

/** The words of the reader's language. */
export async function flowWords(): Promise<FlowWords> {
  const [t, all, locale] = await Promise.all([getTranslations('flow'), getTranslations(), getLocale()])
  const given = (key: string) => (all.has(key) ? all(key) : '')
  return {
    column: (name) => t(`columns.${name}`),
    noSource: t('noSource'),
    here: t('here'),
    party: ({ as, title }) => (as === 'nobody' || as === 'unsaid' ? t(as) : title || t('unnamed')),
    kind: ({ as, kind }) =>
      kind === null
        ? ''
        : (ownWordsIn(kind) ?? (given(`codes.${as === 'record' ? 'partyKinds' : 'recipientKinds'}.${kind}`) || kind)),
    marks: ({ ref, marks }) => marks.map((mark) => given(`${registerOfRef(ref ?? '')?.slug}.marks.${mark}`) || mark),
    country: ({ country, organisation }) =>
      organisation ||
      (country === ''
        ? t('countryUnsaid')
        : given(`codes.listedOrganisations.${country}`) || countryName(country, locale)),
    mechanism: ({ country, mechanism }) => {
      if (mechanism !== null) return given(`codes.transferMechanisms.${mechanism}`) || mechanism
      return country === '' ? '' : t('noMechanism')
    },
    gaps: ({ gaps }) => gaps.map((gap) => given(`codes.transferGaps.${gap}`)),
    stated: ({ statedBy }) => t('stated', { ref: statedBy }),
    state: (state) => (state === 'wrong' ? '' : t(`states.${state}`)),
  }
}
