import { describe, expect, it } from 'vitest'
import { checkValues, isAsked } from './check'
import type { FormField, FormValues } from './model/types'
import { fieldValueOf, sameValue, wordsOf } from './model/value'
import { staleOf } from './stale-panel'

const title: FormField = { name: 'title', kind: 'text', label: 'Title', required: true, max: 5 }
const transfers: FormField = {
  name: 'transfers',
  kind: 'rows',
  label: 'Transfers',
  columns: [
    { name: 'country', kind: 'country', label: 'Country', options: [{ value: 'US', label: 'United States' }] },
    { name: 'until', kind: 'date', label: 'Until' },
  ],
}

describe('checkValues', () => {
  it.each<[string, FormField, FormValues, string | undefined]>([
    ['an empty required text', title, { title: '  ' }, 'required'],
    ['a text that is too long', title, { title: 'abcdef' }, 'too_long.5'],
    ['a text that fits', title, { title: 'abcde' }, undefined],
    ['a day that does not exist', { name: 'title', kind: 'date', label: '' }, { title: '2026-02-30' }, 'invalid_date'],
    ['a leap day', { name: 'title', kind: 'date', label: '' }, { title: '2028-02-29' }, undefined],
    ['half a number', { name: 'title', kind: 'integer', label: '' }, { title: '1.5' }, 'invalid_number'],
    ['a number in groups', { name: 'title', kind: 'integer', label: '', max: 1200 }, { title: '1.200' }, undefined],
    [
      'a number or a fraction',
      { name: 'title', kind: 'integer', label: '' },
      { title: '1,200' },
      'ambiguous_number.1200',
    ],
    ['a number above the limit', { name: 'title', kind: 'integer', label: '', max: 72 }, { title: 73 }, 'too_big'],
    [
      'a required list without entries',
      { name: 'title', kind: 'relations', label: '', required: true },
      { title: [] },
      'required',
    ],
    [
      'a question that is not asked',
      { ...title, when: { field: 'kind', in: ['x'] } },
      { title: '', kind: 'y' },
      undefined,
    ],
  ])('%s', (_, field, values, key) => {
    expect(checkValues([field], values, 'nl')).toEqual(key ? { title: [key] } : {})
  })

  it('names the cell of a row', () => {
    expect(checkValues([transfers], { transfers: [{ country: 'US', until: '2026-13-01' }] }, 'en')).toEqual({
      'transfers.0.until': ['invalid_date'],
    })
  })
})

describe('isAsked', () => {
  it('looks at single and at many answers', () => {
    const field: FormField = { ...title, when: { field: 'kind', in: ['a', 'true'] } }
    const given: FormValues[] = [{ kind: 'a' }, { kind: ['b', 'a'] }, { kind: true }, { kind: 'b' }, {}]
    expect(given.map((values) => isAsked(field, values))).toEqual([true, true, true, false, false])
  })
})

describe('staleOf', () => {
  const opened: FormValues = { title: 'Pay', basis: 'consent', note: '' }

  it('tells who changed what', () => {
    const data = {
      version: 4,
      fields: [
        { field: 'title', mine: 'Wages', theirs: 'Pay' },
        { field: 'basis', mine: 'consent', theirs: 'contract' },
        { field: 'note', mine: 'mine', theirs: 'theirs' },
        { field: 'same', mine: 'x', theirs: 'x' },
      ],
    }
    const stale = staleOf(data, opened, { title: 'Wages', basis: 'consent', note: 'mine', same: 'x' })
    expect(stale.version).toBe(4)
    expect(stale.differences.map(({ field, changedBy }) => [field, changedBy])).toEqual([
      ['title', 'me'],
      ['basis', 'them'],
      ['note', 'both'],
    ])
  })

  it('reads nothing out of an unknown shape', () => {
    expect(staleOf('x', opened, opened)).toEqual({ version: null, differences: [] })
  })
})

describe('values', () => {
  it('says rows in words', () => {
    const rows = fieldValueOf([{ country: 'US', until: '2027-01-01', depth: 3 }])
    expect(wordsOf(transfers, rows, { yes: 'yes', no: 'no' })).toBe('United States · 2027-01-01')
  })

  it('holds nothing, null and empty text for the same answer', () => {
    expect([sameValue('', null), sameValue(undefined, ''), sameValue([], '')]).toEqual([true, true, false])
  })
})
