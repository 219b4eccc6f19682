import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableStateParser } from './parse'
import { initialState, type TableShape, type TableState, tableHref, tableQuery } from './state'
import { cleared, columnToggled, filterToggled, isNarrowed, paged, searched, sized, sortToggled } from './steps'

const shape: TableShape = {
  columns: [
    { id: 'title', sortable: true, hideable: false },
    { id: 'owner', sortable: true, hideable: true },
    { id: 'basis', sortable: false, hideable: true },
    { id: 'law', sortable: true, hideable: true, hiddenAtFirst: true },
  ],
  filters: ['basis', 'owner'],
  sort: [{ field: 'title', dir: 'asc' }],
  sizes: [50, 25, 100],
}
const parse = tableStateParser(shape)
const first = initialState(shape)

function read(query: URLSearchParams): TableState {
  return parse(Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)])))
}

describe('reading an address', () => {
  it('answers the initial state for an empty one', () => {
    expect(parse({})).toEqual(first)
    expect(first.hidden).toEqual(['law'])
  })

  it.each([
    ['an unknown column', { sort: 'salary' }],
    ['a column that cannot be sorted', { sort: 'basis' }],
    ['an unknown filter', { 'f.salary': '1' }],
    ['an empty filter', { 'f.basis': '' }],
    ['page zero', { page: '0' }],
    ['a page that is no number', { page: '1e9x' }],
    ['a page beyond reason', { page: '99999999999' }],
    ['a size that is not offered', { size: '7' }],
    ['a search of 100,000 characters', { q: 'x'.repeat(100_000) }],
  ])('drops %s', (_, params) => {
    expect(parse(params)).toEqual(first)
  })

  it('keeps what it knows', () => {
    expect(
      parse({
        q: ' pay ',
        sort: '-owner,title,owner,x',
        'f.basis': ['consent', 'contract', 'consent'],
        page: '3',
        size: '25',
        cols: 'law',
      }),
    ).toEqual({
      ...first,
      q: 'pay',
      sort: [
        { field: 'owner', dir: 'desc' },
        { field: 'title', dir: 'asc' },
      ],
      filters: { basis: ['consent', 'contract'] },
      page: 3,
      size: 25,
      hidden: ['owner', 'basis'],
    })
  })
})

describe('writing an address', () => {
  it('says only what differs', () => {
    expect(tableHref('/registers/sources', first, shape)).toBe('/registers/sources')
    expect(tableHref('/registers/sources', filterToggled(first, 'basis', 'consent'), shape)).toBe(
      '/registers/sources?f.basis=consent',
    )
  })

  it('can say that nothing is sorted and no optional column is shown', () => {
    const bare = { ...first, sort: [], hidden: ['owner', 'basis', 'law'] }
    expect(tableQuery(bare, shape).toString()).toBe('sort=-&cols=-')
    expect(read(tableQuery(bare, shape))).toEqual(bare)
  })

  it('is read back as it was written', () => {
    const changed = fc.record({
      q: fc.string({ maxLength: 40 }).map((text) => text.trim()),
      filters: fc
        .dictionary(
          fc.constantFrom('basis', 'owner'),
          fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        )
        .map((found) => ({ ...found })),
      sort: fc.uniqueArray(
        fc.record({
          field: fc.constantFrom('title', 'owner', 'law'),
          dir: fc.constantFrom<'asc' | 'desc'>('asc', 'desc'),
        }),
        {
          selector: (key) => key.field,
        },
      ),
      page: fc.integer({ min: 1, max: 500 }),
      size: fc.constantFrom(...shape.sizes),
      hidden: fc.subarray(['owner', 'basis', 'law']),
    })
    fc.assert(
      fc.property(changed, (part) => {
        const wanted = { ...first, ...part }
        expect(read(tableQuery(wanted, shape))).toEqual(wanted)
      }),
    )
  })
})

describe('steps', () => {
  it('sorts by one column: up, down, not at all', () => {
    const up = sortToggled(first, 'owner', false)
    const down = sortToggled(up, 'owner', false)
    expect([up.sort, down.sort, sortToggled(down, 'owner', false).sort]).toEqual([
      [{ field: 'owner', dir: 'asc' }],
      [{ field: 'owner', dir: 'desc' }],
      [],
    ])
  })

  it('adds a further column and keeps its place when it turns', () => {
    const two = sortToggled(first, 'owner', true)
    expect(sortToggled(two, 'title', true).sort).toEqual([
      { field: 'title', dir: 'desc' },
      { field: 'owner', dir: 'asc' },
    ])
  })

  it('goes back to page 1 when what is shown changes', () => {
    const third = paged(first, 3)
    const next = [
      searched(third, 'x'),
      filterToggled(third, 'basis', 'a'),
      sortToggled(third, 'owner', false),
      sized(third, 25),
      cleared(third),
    ]
    expect(next.map((state) => state.page)).toEqual([1, 1, 1, 1, 1])
    expect(columnToggled(third, 'owner').page).toBe(3)
  })

  it('knows when rows are kept away, and clears it', () => {
    const narrowed = searched(filterToggled(first, 'basis', 'a'), 'x')
    expect([isNarrowed(first), isNarrowed(narrowed), isNarrowed(cleared(narrowed))]).toEqual([false, true, false])
    expect(filterToggled(filterToggled(first, 'basis', 'a'), 'basis', 'a')).toEqual(first)
  })
})
