import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchOf, tableStateParser } from './parse'
import {
  groupedSort,
  initialState,
  shownColumns,
  type TableShape,
  type TableState,
  tableHref,
  tableQuery,
} from './state'
import {
  cleared,
  columnMoved,
  columnPinned,
  columnSized,
  columnsReset,
  columnToggled,
  counted,
  filterToggled,
  grouped,
  isNarrowed,
  opened,
  paged,
  pagedByKey,
  peeked,
  searched,
  sized,
  sortToggled,
} from './steps'

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

/** States as parsing answers them: the group sorted first, an order only where it is not the declared one. */
const states = fc
  .record({
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
      { selector: (key) => key.field },
    ),
    page: fc.integer({ min: 1, max: 500 }),
    size: fc.constantFrom(...shape.sizes),
    hidden: fc.subarray(['owner', 'basis', 'law']),
    order: fc.shuffledSubarray(['title', 'owner', 'basis', 'law'], { minLength: 4 }),
    widths: fc
      .dictionary(fc.constantFrom('title', 'owner'), fc.integer({ min: 80, max: 640 }))
      .map((found) => ({ ...found })),
    pinned: fc.shuffledSubarray(['owner', 'basis', 'law']),
    group: fc.constantFrom('owner', null),
    open: fc.constantFrom('basis', 'owner', null),
    peek: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
    key: fc.option(fc.string({ minLength: 1, maxLength: 200 })),
    isAfter: fc.boolean(),
    counted: fc.boolean(),
    view: fc.option(fc.string({ minLength: 1, maxLength: 40 })),
  })
  .map(({ key, isAfter, ...state }): TableState => {
    const shown = state.order.filter((id) => !state.hidden.includes(id))
    const declared = shownColumns({ hidden: state.hidden, order: [] }, shape)
    return {
      ...state,
      sort: groupedSort(state.sort, state.group),
      order: shown.join() === declared.join() ? [] : shown,
      after: isAfter ? key : null,
      before: isAfter ? null : key,
    }
  })

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
    ['columns nobody knows', { cols: 'salary,,x' }],
    ['a width of an unknown column', { w: 'salary.200' }],
    ['a width that is no number', { w: 'owner.wide,owner.,owner' }],
    ['a width beyond reason', { w: 'owner.9000,basis.1' }],
    ['a pinned column nobody knows', { pin: 'salary' }],
    ['the title pinned, which always is', { pin: 'title' }],
    ['a group by an unknown column', { group: 'salary' }],
    ['a group by a column that cannot be sorted', { group: 'basis' }],
    ['a facet nobody knows', { open: 'title' }],
    ['an empty peek', { peek: '' }],
    ['a peek of 10,000 characters', { peek: 'x'.repeat(10_000) }],
    ['an empty key', { after: '', before: '' }],
    ['a key of 10,000 characters', { after: 'x'.repeat(10_000) }],
    ['a count of something', { count: 'some' }],
    ['an empty view', { view: '' }],
  ])('drops %s', (_, params) => {
    expect(parse(params)).toEqual(first)
  })

  it.each([
    ['at the 200th character', 'x'.repeat(100_000), 'x'.repeat(200)],
    ['before a sign of two that would not fit', `${'x'.repeat(199)}😀x`, 'x'.repeat(199)],
    ['after what stands around it is gone', ` ${'x'.repeat(199)} y`, 'x'.repeat(199)],
  ])('cuts a search that is too long %s, and never searches for nothing instead', (_, q, kept) => {
    expect([parse({ q }).q, parse({ q: [q, 'other'] }).q, searchOf(q)]).toEqual([kept, kept, kept])
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
    fc.assert(
      fc.property(states, (wanted) => {
        expect(read(tableQuery(wanted, shape))).toEqual(wanted)
      }),
    )
  })

  it('says the sort of a group only where it is another than by itself', () => {
    const byOwner = grouped(first, 'owner')
    expect(tableQuery(byOwner, shape).toString()).toBe('group=owner')
    expect(tableQuery(sortToggled(byOwner, 'owner', false), shape).toString()).toBe('sort=-owner%2Ctitle&group=owner')
  })
})

describe('any address', () => {
  const names = ['q', 'f.basis', 'f.x', 'sort', 'page', 'size', 'cols', 'w', 'pin', 'group', 'open', 'peek']
  const name = fc.constantFrom(...names, 'after', 'before', 'count', 'view')
  const piece = fc.constantFrom('title', 'owner', 'basis', 'law', '-', ',', '.', '200', 'all', '%', '__proto__', '')
  const value = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
  )
  const address = fc.dictionary(name, fc.oneof(value, fc.array(value, { maxLength: 3 })))

  it('is read as a state that is written and read back as the same', () => {
    fc.assert(
      fc.property(address, (params) => {
        const state = parse(params)
        expect(read(tableQuery(state, shape))).toEqual(state)
      }),
      { numRuns: 500 },
    )
  })

  it('shows each column once, and always those that must stay', () => {
    fc.assert(
      fc.property(address, (params) => {
        const shown = shownColumns(parse(params), shape)
        expect(new Set(shown).size).toBe(shown.length)
        expect(shown).toContain('title')
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

  it('asks again for the number only when other rows match', () => {
    const all = counted(first)
    expect([paged(all, 2), sortToggled(all, 'owner', false), columnPinned(all, 'owner')].map((s) => s.counted)).toEqual(
      [true, true, true],
    )
    expect([searched(all, 'x'), filterToggled(all, 'basis', 'a'), cleared(all)].map((s) => s.counted)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('a menu stays open while its values are chosen, and closes with any other step', () => {
    const open = opened(first, 'basis')
    expect(filterToggled(open, 'basis', 'a').open).toBe('basis')
    expect([searched(open, 'x'), sized(open, 25), paged(open, 2), opened(open, null)].map((s) => s.open)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('pages by key with the number beside it, and begins at the beginning', () => {
    const second = pagedByKey(first, 'next', 'k1')
    expect(tableQuery(second, shape).toString()).toBe('page=2&after=k1')
    const third = pagedByKey(second, 'next', 'k2')
    const back = pagedByKey(third, 'previous', 'k3')
    expect(tableQuery(back, shape).toString()).toBe('page=2&before=k3')
    expect(pagedByKey(back, 'previous', 'k4')).toEqual(first)
    expect(sortToggled(third, 'owner', false)).toMatchObject({ page: 1, after: null, before: null })
  })

  it.each([
    ['right', ['title'], 'cols=owner%2Ctitle%2Cbasis'],
    ['right and right again', ['title', 'title'], 'cols=owner%2Cbasis%2Ctitle'],
    ['beyond the edge', ['basis'], ''],
  ] as const)('moves a column %s', (_, moves, query) => {
    const moved = moves.reduce<TableState>((state, id) => columnMoved(state, shape, id, 1), first)
    expect(tableQuery(moved, shape).toString()).toBe(query)
  })

  it('a column that was moved can be hidden, shown, moved back', () => {
    const moved = columnMoved(first, shape, 'basis', -1)
    expect(moved.order).toEqual(['title', 'basis', 'owner'])
    expect(columnMoved(moved, shape, 'basis', 1)).toEqual(first)
    const without = columnToggled(moved, 'basis')
    expect(shownColumns(without, shape)).toEqual(['title', 'owner'])
    expect(shownColumns(columnToggled(without, 'basis'), shape)).toEqual(['title', 'owner', 'basis'])
    expect(columnMoved(first, shape, 'law', 1)).toBe(first)
  })

  it.each([
    ['wider', 200, 1, 240],
    ['narrower', 200, -1, 160],
    ['no narrower than can be read', 100, -1, 80],
    ['no wider than a screen', 630, 1, 640],
  ] as const)('makes a column %s', (_, now, by, pixels) => {
    expect(columnSized(first, 'owner', now, by).widths).toEqual({ owner: pixels })
  })

  it('counts a step from the width that was chosen', () => {
    expect(columnSized(columnSized(first, 'owner', 200, 1), 'owner', 200, 1).widths).toEqual({ owner: 280 })
  })

  it('pins and lets go, and has columns as at first', () => {
    const pinned = columnSized(columnPinned(first, 'owner'), 'owner', 200, 1)
    expect(pinned.pinned).toEqual(['owner'])
    expect(columnPinned(pinned, 'owner').pinned).toEqual([])
    expect(columnsReset(columnToggled(pinned, 'basis'), first)).toEqual(first)
  })

  it('keeps the grouped column first, whatever else is sorted', () => {
    const byOwner = grouped(first, 'owner')
    expect(byOwner.sort.map((key) => key.field)).toEqual(['owner', 'title'])
    expect(sortToggled(byOwner, 'law', false).sort.map((key) => key.field)).toEqual(['owner', 'law'])
    expect(sortToggled(sortToggled(byOwner, 'owner', false), 'owner', true).sort).toEqual(byOwner.sort)
    expect(grouped(byOwner, null)).toMatchObject({ group: null, sort: byOwner.sort })
  })

  it('a row in the side panel is left by paging, not by columns', () => {
    const peek = peeked(first, 'P-001')
    expect([columnToggled(peek, 'owner').peek, paged(peek, 2).peek, peeked(peek, null).peek]).toEqual([
      'P-001',
      null,
      null,
    ])
  })
})
