import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '@/lib/errors/json'
import { canonicalJson } from './canonical'
import { changesBetween } from './differences'

type Fields = Record<string, JsonValue>

/** Plain values as rows and forms hold them: no number that JSON cannot say. */
const { values } = fc.letrec<{ values: Fields; value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, '', 'a', 'é', 'e\u0301', '0', 'null', '[]'),
    fc.integer({ min: -2, max: 2 }),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('values'),
  ),
  values: fc.dictionary(fc.constantFrom('a', 'b', 'c', '10', '9'), tie('value'), { maxKeys: 4 }),
}))

/** The same value with the keys of every object turned round. */
function turned(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(turned)
  return typeof value === 'object' && value !== null ? turnedFields(value) : value
}

function turnedFields(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  )
}

describe('whatever the values are', () => {
  it('equal ones give nothing, in whatever order their keys stand', () => {
    fc.assert(
      fc.property(values, (before) => {
        expect(changesBetween(before, turnedFields(before))).toEqual([])
      }),
    )
  })

  it('what changed, put into before, gives after', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const changed = Object.fromEntries(changesBetween(before, after).map((change) => [change.field, change.new]))
        for (const field of Object.keys(after)) {
          const now = field in changed ? changed[field] : before[field]
          expect(canonicalJson(now ?? null)).toBe(canonicalJson(after[field] ?? null))
        }
      }),
    )
  })

  it('only what differs is told, with what it was, in the order of after', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const changes = changesBetween(before, after)
        for (const change of changes) {
          expect(canonicalJson(change.old)).toBe(canonicalJson(before[change.field] ?? null))
          expect(canonicalJson(change.new)).not.toBe(canonicalJson(change.old))
        }
        const told = changes.map((change) => change.field)
        expect(told).toEqual(Object.keys(after).filter((field) => told.includes(field)))
      }),
    )
  })

  it('the order of keys changes neither which fields are told nor their bytes', () => {
    const bytes = (before: Fields, after: Fields) => changesBetween(before, after).map(canonicalJson).sort()
    fc.assert(
      fc.property(values, values, (before, after) => {
        expect(bytes(turnedFields(before), turnedFields(after))).toEqual(bytes(before, after))
      }),
    )
  })
})

describe('what rows and forms hold', () => {
  const day = new Date('2026-06-05T12:00:00.000Z')
  it.each<[string, object, object, object[]]>([
    [
      'a new row',
      {},
      { a: 1, b: null, c: '' },
      [
        { field: 'a', old: null, new: 1 },
        { field: 'c', old: null, new: '' },
      ],
    ],
    ['a moment', { at: null }, { at: day }, [{ field: 'at', old: null, new: '2026-06-05T12:00:00.000Z' }]],
    ['the same moment', { at: new Date(day) }, { at: day }, []],
    ['nothing, and not there', { a: null }, { a: undefined, b: undefined }, []],
    ['a field that only was there', { a: 1, b: 2 }, { a: 1 }, []],
    ['one text in two spellings', { a: 'e\u0301' }, { a: 'é' }, []],
    [
      'a list in another order',
      { a: ['x', 'y'] },
      { a: ['y', 'x'] },
      [{ field: 'a', old: ['x', 'y'], new: ['y', 'x'] }],
    ],
    ['no text for nothing', { a: null }, { a: '' }, [{ field: 'a', old: null, new: '' }]],
  ])('%s', (_what, before, after, changes) => {
    expect(changesBetween(before, after)).toEqual(changes)
  })

  it('empty text and nothing can be the same answer', () => {
    const before = { a: null, b: '', c: 'x', d: null }
    expect(changesBetween(before, { a: '', b: null, c: '', d: [] }, { blankIsNothing: true })).toEqual([
      { field: 'c', old: 'x', new: '' },
      { field: 'd', old: null, new: [] },
    ])
  })
})
