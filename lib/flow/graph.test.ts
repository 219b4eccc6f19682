import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adequacyDecisions } from '@/lib/law/adequacy'
import { type gapsOfTransfer, transferFacts } from '@/lib/law/transfers'
import { calendarDateSchema } from '@/lib/time/types'
import { type FlowActivityFacts, type FlowPartyFacts, flowOfFacts, type TransferRow } from './graph'
import { pictureOf } from './layout'

const day = (text: string) => calendarDateSchema.parse(text)
const view = { on: day('2026-06-02'), adequacy: adequacyDecisions }

const transfer = (more: Parameters<typeof gapsOfTransfer>[0]): TransferRow =>
  transferFacts.parse({
    country: 'US',
    mechanism: '46_2c',
    sccModule: 'module_2',
    signedOn: '2025-01-01',
    document: 'File 12',
    assessedOn: '2025-01-01',
    assessment: 'equivalent',
    ...more,
  })
const party = (more: Partial<FlowPartyFacts> = {}): FlowPartyFacts => ({
  ref: 'X-001',
  title: 'MailCo',
  legalName: 'MailCo NV',
  kind: 'processor',
  country: 'BE',
  transfers: [],
  marks: [],
  ...more,
})
const activity = (more: Partial<FlowActivityFacts> = {}): FlowActivityFacts => ({
  ref: 'A-001',
  title: 'Newsletter',
  sources: [{ ref: 'S-001', title: 'Website' }],
  parties: [],
  recipients: [],
  noRecipients: false,
  transfers: [],
  ...more,
})
const factsOf = (...activities: FlowActivityFacts[]) =>
  flowOfFacts(activities, view).lines.map(({ activity: from, party: to, end }) =>
    [
      from,
      to.ref ?? (to.title || to.as),
      end?.country ?? '',
      end?.mechanism ?? '',
      end?.gaps.join('+') ?? '',
      end?.statedBy ?? '',
    ].join('|'),
  )

describe('where the data of an activity go', () => {
  it.each<[string, Partial<FlowActivityFacts>, string[]]>([
    ['to a processor at home in the EEA', { parties: [party()] }, ['A-001|X-001|BE|none_eea||X-001']],
    ['to a party whose country is not said', { parties: [party({ country: '' })] }, ['A-001|X-001||||X-001']],
    [
      'outside without a transfer',
      { parties: [party({ country: 'US' })] },
      ['A-001|X-001|US||mechanism_missing|A-001'],
    ],
    [
      'outside, stated by the processor, beside its own country',
      { parties: [party({ transfers: [transfer({})] })] },
      ['A-001|X-001|US|46_2c||X-001', 'A-001|X-001|BE|none_eea||X-001'],
    ],
    [
      'outside, stated by the activity under the legal name',
      { parties: [party({ country: 'US' })], transfers: [transfer({ recipient: 'mailco nv' })] },
      ['A-001|X-001|US|46_2c||A-001'],
    ],
    [
      'with clauses that ended',
      { parties: [party({ country: 'US', transfers: [transfer({ validUntil: day('2026-06-01') })] })] },
      ['A-001|X-001|US|46_2c|expired|X-001'],
    ],
    [
      'to a recipient without a record',
      { recipients: [{ kind: 'authority', name: 'Tax office', country: '' }] },
      ['A-001|Tax office||||A-001'],
    ],
    [
      'to a recipient that is a linked party under another name: once',
      { parties: [party()], recipients: [{ kind: 'processor', name: 'MailCo', country: '' }] },
      ['A-001|X-001|BE|none_eea||X-001'],
    ],
    [
      'to somebody named only in a transfer',
      { transfers: [transfer({ recipient: 'Parent Inc.', mechanism: null })] },
      ['A-001|Parent Inc.|US||mechanism_missing|A-001'],
    ],
    ['to nobody, as it says', { noRecipients: true }, ['A-001|nobody||||']],
    ['nothing is said', {}, ['A-001|unsaid||||']],
  ])('%s', (_, more, expected) => {
    expect(factsOf(activity(more))).toEqual(expected)
  })

  it('marks what a party lacks, and says when that is not known', () => {
    const marks = [['agreement'], [], null].map((of) =>
      flowOfFacts([activity({ parties: [party({ marks: of })] })], view),
    )
    expect(marks.map(({ lines: [line] }) => [line?.party.marks, line?.party.isKnown])).toEqual([
      [['agreement'], true],
      [[], true],
      [[], false],
    ])
  })
})

/** Random activities over a few sources, parties and countries, so that they share many of them. */
const some = <T>(of: readonly T[], maxLength = 3) => fc.uniqueArray(fc.constantFrom(...of), { maxLength })
const rows = fc.array(
  fc.record({
    recipient: fc.constantFrom('X-001', 'mailco', 'Cloud', 'Nobody knows', ''),
    country: fc.constantFrom('US', 'BE', 'JP', 'IN', ''),
    mechanism: fc.constantFrom(null, '46_2c', '45_adequacy', 'none_eea'),
  }),
  { maxLength: 3 },
)
const parties = fc.tuple(
  ...(['X-001', 'X-002', 'X-003'] as const).map((ref) =>
    fc.record({ country: fc.constantFrom('BE', 'US', ''), transfers: rows }).map(({ country, transfers }) =>
      party({
        ref,
        title: ref === 'X-001' ? 'MailCo' : `Party ${ref}`,
        legalName: '',
        country,
        transfers: transfers.map(transfer),
      }),
    ),
  ),
)
const flows = parties.chain((known) =>
  fc
    .array(
      fc.record({
        sources: some(['S-001', 'S-002', 'S-003']),
        parties: some(known),
        recipients: fc.array(
          fc.record({
            kind: fc.constantFrom(null, 'authority'),
            name: fc.constantFrom('', 'Cloud', 'MailCo'),
            country: fc.constant(''),
          }),
          { maxLength: 3 },
        ),
        noRecipients: fc.boolean(),
        transfers: rows,
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) =>
      flowOfFacts(
        all.map(({ sources, transfers, ...rest }, index) =>
          activity({
            ...rest,
            ref: `A-00${index + 1}`,
            sources: sources.map((ref) => ({ ref, title: ref })),
            transfers: transfers.map(transfer),
          }),
        ),
        view,
      ),
    ),
)

describe('the picture', () => {
  it('tells exactly the facts of the flow: they can be read back from its nodes and lines', () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const { columns, lines } = pictureOf(flow)
        const nodes = new Map(columns.flat().map((node) => [node.id, node]))
        const next = (id: string) => lines.filter(({ from }) => from === id).flatMap(({ to }) => nodes.get(to) ?? [])
        const read = columns[1]?.flatMap((from) =>
          next(from.id).flatMap((to) => {
            if (from.kind !== 'activity' || to.kind !== 'party') throw new Error('out of order')
            const ends = next(to.id).flatMap((end) => (end.kind === 'end' ? [end.of] : []))
            const own = ends.filter(({ statedBy }) => statedBy === from.of.ref || statedBy === to.of.ref)
            const told = own.map(({ key }) => `${from.of.ref} ${to.of.key} ${key}`)
            return told.length > 0 ? told : [`${from.of.ref} ${to.of.key} -`]
          }),
        )
        const facts = flow.lines.map((line) => `${line.activity} ${line.party.key} ${line.end?.key ?? '-'}`)
        expect(read?.sort()).toEqual(facts.sort())
        const sources = columns[0]?.flatMap(({ id }) => next(id).map((to) => `${id} ${to.id}`))
        const linked = flow.activities.flatMap((of) => of.sources.map(({ ref }) => `source ${ref} activity ${of.ref}`))
        expect(sources?.sort()).toEqual(linked.sort())
      }),
      { numRuns: 500 },
    )
  })
})
