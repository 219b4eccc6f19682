import { expect, it } from 'vitest'
import type { JsonValue } from '@/lib/errors/json'
import type { DeclaredField } from '../state/registered'
import { cellText, rowsIn, spokenText, type Words } from './cells'

const labels: Readonly<Record<string, string>> = { US: 'United States', '46_2c': 'Standard clauses' }
const words: Words = {
  wording: {
    locale: 'en',
    column: (_, name) => name.toUpperCase(),
    word: () => '',
    status: () => '',
    missing: () => '',
    moment: () => '',
  },
  of: (_, value) => (value === null ? '' : (labels[String(value)] ?? String(value))),
  kept: (_, code, word) => word(code),
  label: (name) => `label of ${name}`,
  columns: ({ columns = {} }) =>
    Object.entries(columns).map(([name, column]) => ({ name, column, label: name.toUpperCase() })),
}
const field = (kind: DeclaredField['kind'], more: Partial<DeclaredField> = {}): DeclaredField => ({
  ...{ name: 'x', catalogue: 'x', origin: 'own', section: 'what', kind },
  ...more,
})
const table = field('rows', {
  columns: { country: { kind: 'country' }, name: { kind: 'text' }, on: { kind: 'date' } },
})

it.each<[DeclaredField, JsonValue, string]>([
  [field('text'), 'P7Y', 'P7Y'],
  [field('date'), '2026-06-02', '2026-06-02'],
  [field('integer'), 72, '72'],
  [field('choices', { list: 'transferMechanisms' }), ['46_2c', 'other:x'], 'Standard clauses\nother:x'],
  [field('names'), ['a', 'b'], 'label of a\nlabel of b'],
  [field('tags'), ['one', 'two'], 'one\ntwo'],
  [field('longText'), 'a | b\nc', 'a | b\nc'],
  [field('text'), null, ''],
  [table, [], ''],
  [table, [{ country: 'US', name: 'Acme', on: null }, {}], 'COUNTRY: United States | NAME: Acme\n·'],
])('%j with %j is %j', (of, value, text) => {
  expect(cellText(of, value, words)).toBe(text)
})

it.each(['a | b', 'ends with \\', '\\ | \\n', 'two\nlines', 'NAME: x | NAME: y', '·', '\\| |'])(
  'a row of a small table with %j is read back',
  (name) => {
    const rows: JsonValue = [{ country: 'US', name, on: '2026-06-02' }, { name }, {}]
    expect(rowsIn(cellText(table, rows, words))).toEqual([
      [
        { label: 'COUNTRY', text: 'United States' },
        { label: 'NAME', text: name },
        { label: 'ON', text: '2026-06-02' },
      ],
      [{ label: 'NAME', text: name }],
      [],
    ])
  },
)

it.each([
  ['en', 'NAME: Acme'],
  ['fr', 'NAME\u00a0: Acme'],
] as const)('on paper a row of a small table is written as %s sets its colons', (locale, line) => {
  const wording: Words['wording'] = { ...words.wording, locale, word: (_, value) => String(value ?? '') }
  expect(spokenText(table, [{ name: 'Acme' }], { ...words, wording })).toBe(line)
})
