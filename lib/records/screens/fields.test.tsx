import { describe, expect, test, vi } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { place } from '@/components/testing/place'
import { type RecordId, recordIdSchema } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { activities } from '@/lib/registers/activities/register'
import { agreements } from '@/lib/registers/agreements/register'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { processors } from '@/lib/registers/processors/register'
import type { Locale } from '@/lib/text/locale'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import type { ListColumn } from '../list/columns'
import type { FullRow, RecordDetail, TitleRow } from '../list/row'
import { type DeclaredField, declaredFields } from '../state/registered'
import { wordingOf } from '../state/wording'
import { cellOf, facetsOf } from './cells'
import { FieldValue } from './field-value'
import { shownSections } from './sections'
import { usersIn } from './users-in'

const subsidiary = '55555555-5555-4555-8555-555555555555'
vi.mock(import('@/lib/company/entities'), async (original) => ({
  ...(await original()),
  entityChoices: async () => [{ id: subsidiary, name: 'OptiPost Nederland BV', retired: false }],
}))
vi.mock(import('@/lib/company/adequacy-decisions'), async (original) => ({
  ...(await original()),
  adequacyDecisionsIn: async () => [],
}))
vi.mock(import('@/lib/access/past/as-of'), async (original) => ({
  ...(await original()),
  currentAsOf: async () => null,
}))
vi.mock(import('@/lib/company/office-zone'), async (original) => ({
  ...(await original()),
  officeNow: async () => localNow(instantSchema.parse('2026-06-02T12:37:00.000Z'), 'Europe/Brussels'),
}))
vi.mock('next/headers', () => import('@/components/testing/next-headers'))

const today = calendarDateSchema.parse('2026-06-02')
const id: RecordId = recordIdSchema.parse('66666666-6666-4666-8666-666666666666')

async function wordsFor(locale: Locale) {
  place.locale = locale
  return wordingOf()
}

const fieldOf = (more: Partial<DeclaredField> & Pick<DeclaredField, 'kind'>): DeclaredField => ({
  name: 'answer',
  section: 'what',
  catalogue: 'activities',
  origin: 'own',
  ...more,
})

const titleOnly: TitleRow = {
  view: 'title',
  ref: 'A-001',
  title: 'Newsletter',
  owner: { name: 'An Peeters', email: 'an@optipost.example' },
  isExample: false,
}
const full = (more: Partial<FullRow> = {}): FullRow => ({
  ...titleOnly,
  view: 'full',
  ...{ id, status: 'draft', comeback: null, isProposal: false, frozen: false, inForce: false, ownerId: null },
  ...{
    department: null,
    ownerRole: '',
    formerRef: '',
    tags: [],
    nextReviewOn: null,
    missing: null,
    openFields: [],
    ruleSource: null,
  },
  ...{ ruleReference: '', noteToDpo: '', version: 1, updatedAt: instantSchema.parse('2026-06-01T22:30:00.000Z') },
  ...{ values: {}, links: {}, can: { update: true, submit: true, retire: true, restore: false, review: false } },
  ...more,
})

const column = (name: string, field: DeclaredField | null = null): ListColumn => ({
  ...{ name, field, shape: 'text', sort: false, filter: false, shownAtFirst: true },
})

type Said = readonly [kind: string, field: DeclaredField, value: JsonValue, en: string, nl: string, fr: string]
const answers: readonly Said[] = [
  ['text', fieldOf({ kind: 'text' }), 'By hand', 'By hand', 'By hand', 'By hand'],
  ['longText', fieldOf({ kind: 'longText' }), 'One\nTwo', 'One\nTwo', 'One\nTwo', 'One\nTwo'],
  ['yes', fieldOf({ kind: 'bool' }), true, 'Yes', 'Ja', 'Oui'],
  ['no', fieldOf({ kind: 'bool' }), false, 'No', 'Nee', 'Non'],
  ['integer', fieldOf({ kind: 'integer' }), 1200, '1,200', '1.200', '1\u202f200'],
  ['date', fieldOf({ kind: 'date' }), '2026-06-02', 'Tue 2 Jun 2026', 'di 2 jun 2026', 'mar. 2 juin 2026'],
  ['country', fieldOf({ kind: 'country' }), 'US', 'United States', 'Verenigde Staten', 'États-Unis'],
  ['period', fieldOf({ kind: 'text' }), 'P7Y', '7 years', '7 jaar', '7 ans'],
  ['choice', fieldOf({ kind: 'choice', list: 'partyKinds' }), 'processor', 'Processor', 'Verwerker', 'Sous-traitant'],
  ['a code nobody knows', fieldOf({ kind: 'choice', list: 'partyKinds' }), 'guild', 'guild', 'guild', 'guild'],
]

describe('an answer in one line', () => {
  test.each(answers)('%s, in a table and on a page', async (_, field, value, ...expected) => {
    for (const [n, locale] of (['en', 'nl', 'fr'] as const).entries()) {
      const words = await wordsFor(locale)
      const cell = cellOf('activities', column('answer', field), full({ values: { answer: value } }), words, today)
      expect(cell && 'text' in cell ? cell.text : cell, locale).toBe(expected[n])
      const html = await markupOf(
        <FieldValue field={field} value={value} related={[]} isOpen={false} words={words} />,
        locale,
      )
      expect(wordsIn(html)).toBe((expected[n] ?? '').replace(/\s+/g, ' '))
    }
  })

  test('several answers are a list of each, an entity goes by its name', async () => {
    const words = await wordsFor('en')
    const bases = fieldOf({ kind: 'choices', list: 'legalBases' })
    const value = ['a_consent', 'b_contract']
    const labels = ['Consent (6(1)(a))', 'Contract (6(1)(b))']
    const of = (field: DeclaredField, values: JsonValue) =>
      cellOf('activities', column('answer', field), full({ values: { answer: values } }), words, today)
    expect(of(bases, value)).toEqual({ kind: 'choices', labels })
    expect(of(fieldOf({ kind: 'entities' }), [subsidiary])).toEqual({
      kind: 'choices',
      labels: ['OptiPost Nederland BV'],
    })
    const html = await markupOf(<FieldValue field={bases} value={value} related={[]} isOpen={false} words={words} />)
    expect([...html.matchAll(/<li[^>]*>(.*?)<\/li>/g)].map((item) => wordsIn(item[1] ?? ''))).toEqual(labels)
  })

  test.each([[null], [''], [[]]])('no answer (%j) says so, an open one that it is open', async (value) => {
    const words = await wordsFor('en')
    const field = fieldOf({ kind: value === '' ? 'text' : 'choices' })
    const shown = async (isOpen: boolean) =>
      wordsIn(await markupOf(<FieldValue field={field} value={value} related={[]} isOpen={isOpen} words={words} />))
    expect(await shown(false)).toBe('Not filled in')
    expect(await shown(true)).toBe('Open: not answered yet')
  })
})

describe('what every record has, in a table', () => {
  const row = full({
    ...{ status: 'draft', comeback: 'returned', department: { id: 'd', name: 'Sales' }, tags: ['mail', 'news'] },
    ...{ missing: ['retention', 'dpia'], ruleSource: 'law', ruleReference: 'Art. 6', nextReviewOn: today },
  })
  test('its number, title, owner, state, department, gaps and days', async () => {
    const words = await wordsFor('en')
    const cell = (name: string, of: FullRow | TitleRow = row) => cellOf('activities', column(name), of, words, today)
    expect(cell('ref')).toEqual({ kind: 'ref', text: 'A-001' })
    expect(cell('title')).toEqual({ kind: 'text', text: 'Newsletter' })
    expect(cell('ownerId')).toEqual({ kind: 'person', text: 'An Peeters' })
    expect(cell('status')).toEqual({
      kind: 'status',
      status: 'draft',
      label: 'Draft',
      beside: words.t('review.comeback.returned'),
    })
    expect(cell('departmentId')).toEqual({ kind: 'text', text: 'Sales' })
    expect(cell('missing')).toMatchObject({
      kind: 'missing',
      text: '2 items',
      labels: [expect.any(String), expect.any(String)],
    })
    expect(cell('tags')).toEqual({ kind: 'choices', labels: ['mail', 'news'] })
    expect(cell('ruleReference')).toEqual({ kind: 'text', text: 'Art. 6' })
    expect(cell('updatedAt'), 'the day where people are').toMatchObject({ text: 'Tue 2 Jun 2026' })
    expect(cell('missing', full({ missing: [] }))).toMatchObject({ text: 'complete', labels: [] })
    expect(cell('missing', full()), 'not known').toBeNull()
    expect(cell('ownerId', full({ owner: null }))).toBeNull()
  })

  test.each([
    ['2026-06-01', 'withinday'],
    ['2026-06-02', undefined],
    ['2026-06-03', undefined],
  ])('a review date of %s is marked: %s', async (day, tone) => {
    const nextReviewOn = calendarDateSchema.parse(day)
    const cell = cellOf('activities', column('nextReviewOn'), full({ nextReviewOn }), await wordsFor('en'), today)
    expect(cell).toMatchObject({ kind: 'date', iso: day })
    expect(cell && 'tone' in cell ? cell.tone : undefined).toBe(tone)
  })

  test('who sees titles only sees how to reach the owner, and nothing else', async () => {
    const words = await wordsFor('en')
    const cells = ['title', 'ownerId', 'status', 'departmentId', 'tags', 'missing', 'answer'].map((name) =>
      cellOf('activities', column(name, fieldOf({ kind: 'text' })), titleOnly, words, today),
    )
    expect(cells).toEqual([
      { kind: 'text', text: 'Newsletter' },
      { kind: 'person', text: 'An Peeters · an@optipost.example' },
      ...[null, null, null, null, null],
    ])
  })
})

describe('linked records', () => {
  const related = [
    { ref: 'X-001', register: 'processors', title: 'MailChimp', marks: ['agreement'] },
    { ref: 'X-002', register: 'processors', title: '', marks: [] },
  ]
  const field = fieldOf({ kind: 'relation', origin: 'relation', name: 'processors', to: 'processors', many: true })

  test('are named where the title may be read, else by number; what they lack is said once', async () => {
    const words = await wordsFor('en')
    const mark = words.mark('processors', 'agreement')
    const row = full({ links: { processors: related } })
    expect(cellOf('activities', column('processors', field), row, words, today)).toEqual({
      kind: 'relations',
      labels: ['MailChimp', 'X-002'],
      marks: [mark],
    })
    const html = await markupOf(
      <FieldValue field={field} value={undefined} related={related} isOpen={false} words={words} />,
    )
    expect(html).toContain('href="/registers/processors/X-001"')
    expect(html).toContain('href="/registers/processors/X-002"')
    expect(wordsIn(html)).toContain(mark)
  })
})

describe('small tables inside a record', () => {
  const declared = (register: AnyRegister, name: string) => {
    const field = declaredFields(register).find((candidate) => candidate.name === name)
    if (!field) throw new Error(`${register.slug} has no ${name}`)
    return field
  }
  const shown = async (field: DeclaredField, value: JsonValue, chosen?: JsonValue) => {
    const words = await wordsFor('en')
    const more = chosen === undefined ? {} : { chosen }
    return markupOf(<FieldValue field={field} value={value} related={[]} isOpen={false} words={words} {...more} />)
  }
  const transfers = declared(activities, 'transfers')
  const clauses = {
    ...{ country: 'US', mechanism: '46_2c', sccModule: 'module_2', signedOn: '2026-01-01', document: 'File 12' },
    ...{ assessedOn: '2026-01-01', assessment: 'equivalent_with_measures' },
  }

  test.each<[string, JsonValue, string]>([
    ['within the EEA', { country: 'FR', mechanism: null }, 'Stays in the EEA'],
    ['outside without a mechanism', { country: 'US', mechanism: null }, 'The transfer mechanism is missing'],
    [
      'with clauses that one old text speaks of',
      { country: 'US', mechanism: '46_2c', evidence: 'Old note' },
      'The day of signing is missing',
    ],
    ['whose old text stays a note', { country: 'US', mechanism: '46_2c', evidence: 'Old note' }, 'Old note'],
    ['with clauses', clauses, 'Holds today'],
    ['that ended', { ...clauses, validUntil: '2026-06-01' }, 'The mechanism has expired'],
    [
      'with a decision that does not stand',
      { country: 'US', mechanism: '45_adequacy' },
      'No adequacy decision stands for this country',
    ],
  ])('a transfer %s', async (_, row, said) => {
    expect(wordsIn(await shown(transfers, [row]))).toContain(said)
  })

  test('sub-processors stand under whom they work for', async () => {
    const html = await shown(declared(processors, 'subProcessors'), [
      { name: 'Cloud', under: '', country: 'BE' },
      { name: 'Backup', under: 'Cloud', country: 'FR' },
    ])
    expect(html.indexOf('Backup')).toBeGreaterThan(html.indexOf('Cloud'))
    expect(html.match(/<ul/g)).toHaveLength(2)
    expect(wordsIn(html)).toContain('Belgium')
  })

  test('a checklist counts what was found, and shows what nobody looked at', async () => {
    const field = declaredFields(agreements).find(({ checklist }) => checklist)
    if (!field?.checklist) throw new Error('no register has a checklist')
    const [kind, items] = Object.entries(field.checklist.items).find(([, list]) => list.length > 1) ?? ['', []]
    const rows = [{ [field.checklist.item]: items[0] ?? '', [field.checklist.state]: field.checklist.found }]
    const words = wordsIn(await shown(field, rows, kind))
    expect(words).toMatch(new RegExp(`\\b1\\b.*\\b${items.length}\\b`))
    expect(words.match(/Not looked at/g)).toHaveLength(items.length - 1)
    expect(wordsIn(await shown(field, [], 'no such kind'))).toBe('Not filled in')
  })
})

describe('the parts of a record page', () => {
  const detail = (more: Partial<RecordDetail>): RecordDetail => ({
    ...full(),
    ...{ missingItems: [], usedBy: [], usedByMore: 0 },
    ...more,
  })

  test('name what is filled in, what is open and what is asked for; the rest in one line', async () => {
    const words = await wordsFor('en')
    const asked = processors.requirements.find(({ fields }) => fields.includes('country'))
    if (!asked) throw new Error('no requirement asks for the country')
    const record = detail({
      values: { legalName: 'Rocket Science Group', country: '', contactName: '' },
      ...{ openFields: ['leakContact'], missing: [asked.code], missingItems: [asked] },
    })
    const sections = shownSections(processors, record, words)
    const where = (name: string) =>
      sections.flatMap(({ fields, empty }) => [
        ...fields.filter((field) => field.name === name).map(() => 'shown'),
        ...empty.filter((field) => field.name === name).map(() => 'empty'),
      ])
    expect(where('legalName')).toEqual(['shown'])
    expect([where('leakContact'), where('country')], 'open, and asked for').toEqual([['shown'], ['shown']])
    expect(where('contactName')).toEqual(['empty'])
    expect(sections.find(({ fields }) => fields.some(({ name }) => name === 'country'))?.missing).toBe(1)
    const listed = (list: 'answered' | 'open' | 'wanted') =>
      sections.flatMap((one) => one[list].map(({ name }) => name))
    expect([listed('answered'), listed('open')]).toEqual([['legalName'], ['leakContact']])
    expect(listed('wanted')).toContain('country')
    expect(sections.at(-1)).toMatchObject({ id: 'keeping', fields: [], missing: null })
  })

  test('the note to the DPO stays with the working copy', async () => {
    const words = await wordsFor('en')
    const names = (frozen: boolean) =>
      shownSections(processors, detail({ frozen, noteToDpo: 'Please look' }), words).flatMap(({ fields }) =>
        fields.map(({ name }) => name),
      )
    expect(names(false)).toContain('noteToDpo')
    expect(names(true)).not.toContain('noteToDpo')
  })
})

describe('filters and refusals', () => {
  test('facets word each value; those that nobody asked for wait', async () => {
    const words = await wordsFor('en')
    const kind = fieldOf({ kind: 'choice', list: 'partyKinds', name: 'partyKind', catalogue: 'processors' })
    const columns = [column('status'), column('partyKind', kind), column('missing'), column('title')]
    const filtered = columns.map((one) => ({ ...one, filter: one.name !== 'title' }))
    const values = (...all: string[]) => all.map((value) => ({ value, count: 1 }))
    const facets = [
      { name: 'partyKind', values: values('processor', '-') },
      { name: 'missing', values: values('-') },
    ]
    const worded = facetsOf('processors', filtered, { facets, labels: new Map() }, words)
    expect(worded.map(({ field, options }) => [field, options?.map(({ label }) => label) ?? null])).toEqual([
      ['status', null],
      ['partyKind', ['Processor', 'nothing filled in']],
      ['missing', ['complete']],
    ])
  })

  test.each<[string, JsonValue | undefined, number]>([
    ['records', [{ ref: 'A-001', register: 'activities', title: 'Newsletter' }], 1],
    ['half a record', [{ ref: 'A-001' }, null, 'A-002', []], 0],
    ['nothing', undefined, 0],
    ['a word', 'A-001', 0],
  ])('who uses a record that cannot go, read from %s', (_, data, count) => {
    expect(usersIn(data)).toHaveLength(count)
  })
})
