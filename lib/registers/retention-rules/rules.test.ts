import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '@/lib/time/types'
import { factsFor } from '../testing/facts'
import {
  batchDues,
  contradictionsOfRetentionRule,
  duesOfRetentionRule,
  missingOfRetentionRule,
  renamedBatches,
} from './rules'
import { type RetentionRuleDetail, retentionRuleDetail } from './schema'

const on = calendarDateSchema.parse('2026-06-02')
const day = (text: string) => calendarDateSchema.parse(text)
const complete = retentionRuleDetail.parse({
  dataCategories: ['invoice_financial'],
  trigger: 'financial_year_end',
  period: 'P7Y',
  action: 'delete',
  basis: 'law',
  lawReference: 'Code of economic law, Art. III.88',
})

const cases: [string, Partial<RetentionRuleDetail>, string][] = [
  ['a complete rule', {}, ''],
  ['no trigger', { trigger: null }, 'trigger'],
  ['no period and no criterion', { period: '' }, 'period'],
  ['a criterion instead of a period', { period: '', criterion: 'Until the claim is settled' }, ''],
  ['a period of nothing is a period', { period: 'P0D' }, ''],
  ['no action', { action: null }, 'action'],
  ['no ground', { basis: null }, 'basis'],
  ['the law without its name', { lawReference: '' }, 'law_reference'],
  ['another ground asks for no law', { basis: 'necessity', lawReference: '' }, ''],
  ['a fixed date without the date', { trigger: 'fixed_date' }, 'fixed_on'],
  ['a fixed date is limit enough', { trigger: 'fixed_date', fixedOn: day('2027-01-01'), period: '' }, ''],
  ['a rule without categories covers all', { dataCategories: [] }, ''],
]

describe('what a retention rule lacks', () => {
  it.each(cases)('%s', (_, detail, expected) => {
    expect(missingOfRetentionRule(factsFor({ ...complete, ...detail }, { on })).join(' ')).toBe(expected)
  })

  it('somebody must own it', () => {
    expect(missingOfRetentionRule(factsFor(complete, { on, ownerId: null }))).toEqual(['owner'])
  })
})

describe('when it is due', () => {
  const batches = [
    { name: 'Books of 2019', triggerOn: day('2019-12-31') },
    { name: 'Not known yet', triggerOn: null },
    { name: 'Short year', triggerOn: day('2020-02-29') },
  ]

  it('each batch on its own day + the period, the end of the month kept', () => {
    expect(batchDues({ ...complete, batches })).toEqual([
      { name: 'Books of 2019', triggerOn: '2019-12-31', dueOn: '2026-12-31' },
      { name: 'Short year', triggerOn: '2020-02-29', dueOn: '2027-02-28' },
    ])
  })

  it.each([
    ['books of a calendar year, 7 years', '2025-12-31', 'P7Y', '2033-01-01'],
    ['books of a year that ends in June', '2025-06-30', 'P7Y', '2033-01-01'],
    ['books of a year that ends on New Year', '2026-01-01', 'P7Y', '2034-01-01'],
    ['tax books, 10 years', '2023-12-31', 'P10Y', '2034-01-01'],
    ['a leap day', '2024-02-29', 'P1Y', '2026-01-01'],
    ['nothing is kept', '2025-12-31', 'P0D', '2026-01-01'],
  ])('Belgian books and taxes: %s', (_, triggerOn, period, dueOn) => {
    const rule = {
      trigger: 'financial_year_end_be',
      period,
      batches: [{ name: 'Books', triggerOn: day(triggerOn) }],
    } as const
    expect(batchDues({ ...rule, batches: [...rule.batches] }).map((batch) => batch.dueOn)).toEqual([dueOn])
  })

  it.each([
    ['no period, no due day', { ...complete, batches, period: '' }, ''],
    ['batches', { ...complete, batches }, 'batch 2026-12-31, batch 2027-02-28'],
    [
      'a fixed date',
      { ...complete, trigger: 'fixed_date' as const, fixedOn: day('2027-01-31'), period: '' },
      'fixed_date 2027-01-31',
    ],
    [
      'a fixed date and a period',
      { ...complete, trigger: 'fixed_date' as const, fixedOn: day('2027-01-31'), period: 'P1M' },
      'fixed_date 2027-02-28',
    ],
    ['a date left over from another trigger', { ...complete, fixedOn: day('2027-01-31') }, ''],
  ])('%s', (_, detail, expected) => {
    const dues = duesOfRetentionRule(detail)
    expect(dues.map((due) => `${due.code} ${due.on}`).join(', ')).toBe(expected)
  })
})

describe('a rule that runs from the last event of its kind', () => {
  const contacts = {
    trigger: 'last_interaction' as const,
    ...{ rolls: true, period: 'P3Y', batches: [{ name: 'Fair', triggerOn: day('2023-06-01') }] },
  }
  const met = (...on: string[]) => on.map((one) => ({ batch: 'Fair', on: day(one) }))
  it.each([
    ['without an event', contacts, [], '2026-06-01'],
    ['last contact + 3 years', contacts, met('2024-02-29'), '2027-02-28'],
    ['the newest counts, in any order', contacts, met('2025-01-31', '2024-05-05'), '2028-01-31'],
    ['one before its own day moves nothing', contacts, met('2020-01-01'), '2026-06-01'],
    ['an event of another batch', contacts, [{ batch: 'Shop', on: day('2025-01-01') }], '2026-06-01'],
    [
      'a batch without a day',
      { ...contacts, batches: [{ name: 'Fair', triggerOn: null }] },
      met('2025-03-31'),
      '2028-03-31',
    ],
    [
      'the last purchase + 30 days',
      { ...contacts, trigger: 'last_purchase' as const, period: 'P30D' },
      met('2026-01-31'),
      '2026-03-02',
    ],
    ['a rule that does not roll', { ...contacts, rolls: false }, met('2025-01-01'), '2026-06-01'],
    ['an event that comes once', { ...contacts, trigger: 'unsubscribe' as const }, met('2025-01-01'), '2026-06-01'],
  ])('%s', (_, rule, events, expected) => {
    expect(batchDues(rule, events).map(({ dueOn }) => dueOn)).toEqual([expected])
    expect(duesOfRetentionRule({ ...complete, ...rule }, { events })).toEqual([{ code: 'batch', on: expected }])
  })
})

describe('batches that a save renames', () => {
  const rows = (text: string) => ({
    batches: text
      .split(', ')
      .filter((one) => one !== '')
      .map((one) => {
        const [name = '', year] = one.split(' ')
        return { name, triggerOn: year ? day(`${year}-12-31`) : null }
      }),
  })
  it.each([
    ['nothing changes', 'A 2023, B', 'A 2023, B', ''],
    ['a name', 'A 2023, B', 'C 2023, B', 'A to C'],
    ['a name without a day', 'A', 'C', 'A to C'],
    ['two names of one day, by their place', 'A 2023, B 2023', 'C 2023, D 2023', 'A to C, B to D'],
    ['a name, and its place', 'A 2023, B', 'B, C 2023', 'A to C'],
    ['a name, while another batch is added', 'A 2023', 'C 2023, D 2024', 'A to C'],
    ['a day', 'A 2023', 'A 2024', ''],
    ['name and day: another batch', 'A 2023', 'C 2024', ''],
    ['a batch goes', 'A 2023, B', 'B', ''],
    ['a batch goes, another of the same day comes elsewhere', 'A, B, X 2023', 'X 2023, C', ''],
    ['two change places', 'A 2023, B 2024', 'B 2024, A 2023', ''],
    ['two change names: each keeps its own', 'A 2023, B 2024', 'B 2023, A 2024', ''],
  ])('%s', (_, before, after, expected) => {
    const renamed = renamedBatches(rows(before), rows(after))
    expect(renamed.map(({ from, to }) => `${from} to ${to}`).join(', ')).toBe(expected)
  })

  it('one without a name is refused at its place', () => {
    const named = { name: 'Fair', triggerOn: null }
    const nameless = { name: '', triggerOn: day('2023-06-01') }
    expect(contradictionsOfRetentionRule({ ...complete, batches: [named, nameless] }, [])).toEqual({
      'batches.1.name': ['required'],
    })
  })
})

describe('a period', () => {
  it.each(['P7Y', 'P13M', 'P0D', 'p30d', ''])('%j is accepted', (period) => {
    expect(retentionRuleDetail.parse({ period }).period).toBe(period.toUpperCase())
  })

  it.each(['7 years', 'P-1Y', 'PT72H', 'P999Y'])('%j is refused at its field', (period) => {
    const issues = retentionRuleDetail.safeParse({ period }).error?.issues
    expect(issues?.map((issue) => [issue.path.join('.'), issue.message])).toEqual([['period', 'duration']])
  })
})

describe('a range of periods', () => {
  it.each([
    ['12 to 24 months', 'P12M', 'P24M', {}],
    ['one year to two', 'P1Y', 'P24M', {}],
    ['no range', '', 'P24M', {}],
    ['upside down', 'P3Y', 'P24M', { periodFrom: ['range_order'] }],
    ['of one length', 'P1Y', 'P12M', {}],
    ['longer by a day', 'P366D', 'P1Y', { periodFrom: ['range_order'] }],
    ['without its end', 'P1Y', '', { period: ['range_needs_end'] }],
  ])('%s', (_, periodFrom, period, expected) => {
    expect(contradictionsOfRetentionRule({ ...complete, periodFrom, period }, [])).toEqual(expected)
  })

  it('data go when the longest is over', () => {
    const batches = [{ name: 'Prospects', triggerOn: day('2026-01-31') }]
    const rule = { ...complete, trigger: 'last_interaction' as const, periodFrom: 'P12M', period: 'P24M', batches }
    expect(duesOfRetentionRule(rule)).toEqual([{ code: 'batch', on: '2028-01-31' }])
  })
})
