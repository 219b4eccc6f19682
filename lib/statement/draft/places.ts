import { isCodeOf } from '@/lib/law/codes/code'
import { transferMechanisms } from '@/lib/law/codes/transfers'
import { isEea } from '@/lib/law/countries'
import { ownWordsIn } from '@/lib/text/own-words'
import type { DraftActivity, DraftFacts, DraftParty, DraftTransfer } from './facts'
import type { DraftLine, GapPlace } from './model'
import { item, name, paragraph, saidOf, small, type Words } from './words'

type Register = 'activities' | 'processors' | 'sources' | 'retention-rules'
const of = (register: Register, { ref }: { ref: string }, field: string): GapPlace => ({
  ...{ kind: 'record' as const, ref, register, field },
})

/** Those of a register to which an activity is linked, in the order of the register. */
function linked<One extends { ref: string }>(
  all: readonly One[],
  { activities }: DraftFacts,
  refsOf: (activity: DraftActivity) => readonly string[],
): One[] {
  const refs = new Set(activities.flatMap((activity) => [...refsOf(activity)]))
  return all.filter(({ ref }) => refs.has(ref))
}

/** Words of a record that no other language has: marked where the draft is in another one. */
function foreign(words: Words, at: GapPlace) {
  const own = words.kept !== words.language
  return { gap: own && words.gap('translation', at), language: own ? words.kept : null }
}

const elsewhere: readonly (string | null)[] = ['third_party', 'public', 'acquired', 'mixed']

/** Where the data come from (Art. 14(2)(f)), which (14(1)(d)), and when people are told (14(3)). */
export function ofSources(facts: DraftFacts, words: Words): DraftLine[] {
  const { t, gap } = words
  const sources = linked(facts.sources, facts, (activity) => activity.sources)
  const without = facts.activities.filter((activity) => activity.sources.length === 0)
  const others = sources.some(({ origin }) => elsewhere.includes(origin))
  return [
    ...sources.map((source) => {
      const origin = words.origin(source.origin)
      const title = saidOf(source, 'title', words)
      const said = origin ? t('sources.line', { source: title.text, origin }) : title.text
      const data = words.labels('dataCategories', source.data)
      return item(data ? t('sources.data', { line: said, data }) : said, {
        gaps: [
          title.foreign && gap('translation', of('sources', source, 'otherLanguages')),
          !origin && gap('origin', of('sources', source, 'origin')),
        ],
        language: title.foreign ? words.kept : null,
      })
    }),
    ...without.map((activity) => item('', { gaps: [gap('sources', of('activities', activity, 'sources'))] })),
    ...(others ? [paragraph(t('sources.told'))] : []),
  ]
}

/** Who receives the data, by name where the register names them (Art. 13(1)(e)). */
export function ofRecipients(facts: DraftFacts, words: Words): DraftLine[] {
  const { t, gap } = words
  const parties = linked(facts.parties, facts, (activity) => activity.processors)
  const silent = facts.activities.filter(
    ({ recipients, processors, noRecipients }) => recipients.length + processors.length === 0 && !noRecipients,
  )
  const named = facts.activities.flatMap((activity) => {
    const names = activity.recipients.flatMap(({ kind, name: said }) => {
      if (kind === 'internal_department' || kind === 'data_subject_self') return []
      const sort = kind ? small(ownWordsIn(kind) ?? words.label('recipientKinds', kind)) : ''
      return [said && sort ? `${said} (${sort})` : said || sort].filter(Boolean)
    })
    return names.length > 0 ? [{ activity, names: [...new Set(names)] }] : []
  })
  return [
    paragraph(t('recipients.intro', { company: facts.company.name })),
    ...parties.map((party) => partyLine(party, words)),
    ...named.map(({ activity, names }) => {
      const told = foreign(words, of('activities', activity, 'recipients'))
      return item(t('recipients.for', { activity: activity.title, names: names.join(', ') }), {
        gaps: [told.gap],
        language: told.language,
      })
    }),
    ...silent.map((activity) => item('', { gaps: [gap('recipients', of('activities', activity, 'recipients'))] })),
  ]
}

function partyLine(party: DraftParty, words: Words): DraftLine {
  const { t, gap } = words
  const called = party.legalName || party.title
  const who = party.country ? t('recipients.party', { name: called, country: words.country(party.country) }) : called
  const told = foreign(words, of('processors', party, 'service'))
  return item(party.service ? t('recipients.does', { name: who, service: party.service }) : who, {
    gaps: [
      party.service !== '' && told.gap,
      party.legalName === '' && gap('name', of('processors', party, 'legalName')),
      party.country === '' && gap('country', of('processors', party, 'country')),
    ],
    language: party.service === '' ? null : told.language,
  })
}

/** What leaves the EEA, to whom, and what protects it there (Art. 13(1)(f)). */
export function ofTransfers(facts: DraftFacts, words: Words): DraftLine[] {
  const { t, gap } = words
  const parties = linked(facts.parties, facts, (activity) => activity.processors)
  const leaves = ({ country, organisation }: DraftTransfer) =>
    organisation !== '' || (country !== '' && !isEea(country))
  const rows = [
    ...parties.flatMap((party) =>
      party.transfers.filter(leaves).map((row) => ({
        ...{ row, recipient: row.recipient || party.legalName || party.title },
        at: of('processors', party, 'transfers'),
      })),
    ),
    ...facts.activities.flatMap((activity) =>
      activity.transfers.filter(leaves).map((row) => ({
        ...{ row, recipient: row.recipient || activity.title, at: of('activities', activity, 'transfers') },
      })),
    ),
  ]
  const lines = rows.map(({ row, recipient, at }) => {
    const { mechanism } = row
    const known = isCodeOf(transferMechanisms, mechanism) && mechanism !== 'none_eea' ? mechanism : null
    const place = [row.organisation, row.country && words.country(row.country)].filter(Boolean).join(', ')
    const said = t('transfers.line', { recipient, place, mechanism: known ? t(`mechanisms.${known}`) : '' })
    return { text: said.trim(), ...(known ? {} : { gaps: [gap('mechanism', at)] }) }
  })
  const once = [...new Map(lines.map((line) => [line.text, line])).values()]
  const unsaid = facts.activities.filter(({ transfers, noTransfers, processors }) => {
    const by = parties.some((party) => processors.includes(party.ref) && party.transfers.length > 0)
    return transfers.length === 0 && !noTransfers && !by
  })
  const gaps = unsaid.map((activity) =>
    item('', { gaps: [gap('transfers', of('activities', activity, 'noTransfers'))] }),
  )
  if (once.length === 0) return gaps.length > 0 ? gaps : [paragraph(t('transfers.none'))]
  return [
    paragraph(t('transfers.intro')),
    ...once.map(({ text, ...more }) => item(text, more)),
    paragraph(t('transfers.copy')),
    ...gaps,
  ]
}

/** How long data are kept, or by what that is decided (Art. 13(2)(a)). */
export function ofTerms(facts: DraftFacts, words: Words): DraftLine[] {
  const { t, gap } = words
  const rules = linked(facts.rules, facts, (activity) => activity.rules)
  const without = facts.activities.filter((activity) => activity.rules.length === 0)
  return [
    ...rules.map((rule) => {
      const [title, criterion] = [saidOf(rule, 'title', words), saidOf(rule, 'criterion', words)]
      const term = words.term(rule)
      const isForeign = title.foreign || (term === null && criterion.foreign)
      const data = words.labels('dataCategories', rule.data)
      const said = { rule: title.text, term: term ?? criterion.text }
      return item(data ? t('retention.data', { ...said, data }) : t('retention.line', said), {
        gaps: [
          isForeign && gap('translation', of('retention-rules', rule, 'otherLanguages')),
          said.term === '' && gap('term', of('retention-rules', rule, 'period')),
        ],
        language: isForeign ? words.kept : null,
      })
    }),
    ...without.flatMap((activity) => [
      name(activity.title),
      activity.retentionReason
        ? paragraph(activity.retentionReason)
        : paragraph('', { gaps: [gap('retention', of('activities', activity, 'retentionRules'))] }),
    ]),
  ]
}
