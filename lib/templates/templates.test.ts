import { describe, expect, test } from 'vitest'
import { emptyValues, parseRecord, recordSchema } from '@/lib/records/form/input'
import { declarationOf } from '@/lib/records/state/registered'
import { locales } from '@/lib/text/locale'
import { sensitiveNumbers } from '@/lib/text/sensitive-numbers'
import { calendarDateSchema } from '@/lib/time/types'
import { templates } from './catalog/catalog'
import { proposedRecords } from './drafts'

const today = calendarDateSchema.parse('2026-06-02')
const cases = templates.flatMap((template) => locales.map((locale) => ({ template, locale, slug: template.slug })))

/** Every text in it, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

test('eight typical activities, each under a name of its own', () => {
  expect(templates.map(({ slug }) => slug)).toEqual([
    'payroll',
    'recruitment',
    'customers',
    'suppliers',
    'website',
    'newsletter',
    'cameras',
    'visitors',
  ])
})

describe.each(cases)('$slug in $locale', ({ template, locale }) => {
  const records = proposedRecords(template, locale)

  test.each(records)('$key is what its register accepts, and contradicts nothing', (record) => {
    const register = declarationOf(record.register)
    const linked = Object.fromEntries(Object.keys(record.links).map((field) => [field, []]))
    const values = { ...emptyValues(register), ...record.values, ...linked, title: record.title }
    const parsed = recordSchema(register).safeParse({ ...values, openFields: [...record.openFields] })
    expect(parsed.error?.issues).toBeUndefined()
    expect(Object.keys(values)).toEqual(expect.arrayContaining([...record.openFields]))
    const state = parseRecord(register, { ...values, openFields: [...record.openFields] }, today)
    expect(state.base.openFields).toEqual([...record.openFields].sort())
  })

  test('its links name records of their own template, in a register the relation points to', () => {
    for (const { register, links } of records) {
      for (const [field, keys] of Object.entries(links)) {
        const to = declarationOf(register).relations[field]?.to
        expect(keys.length).toBeGreaterThan(0)
        for (const key of keys) expect(records.find((one) => one.key === key)?.register).toBe(to)
      }
    }
    expect(new Set(records.map(({ key }) => key)).size).toBe(records.length)
    expect(records.at(-1)?.register).toBe('activities')
  })

  test('holds no number of a person, and the authorisation for the national number is left open', () => {
    expect(textsIn(records).flatMap(sensitiveNumbers)).toEqual([])
    const activity = records.at(-1)
    const uses = template.dataCategories.includes('national_register_number_be')
    expect(activity?.openFields.includes('nationalNumberRef')).toBe(uses)
    expect(activity?.values).not.toHaveProperty('nationalNumberRef')
  })
})

test('no text is left in another language: every one is there three times, and differs where it should', () => {
  for (const template of templates) {
    const [en, nl, fr] = locales.map((locale) => proposedRecords(template, locale))
    const count = textsIn(en).length
    expect([textsIn(nl).length, textsIn(fr).length]).toEqual([count, count])
    for (const [index, record] of (en ?? []).entries()) {
      const long = [record, nl?.[index], fr?.[index]].map((one) =>
        String(one?.values.description ?? one?.values.exception),
      )
      expect(new Set(long).size, `${template.slug} ${record.key}`).toBe(3)
    }
  }
})

test('every term is said to be a proposal, and every term by law names its law', () => {
  for (const { template, locale } of cases) {
    const rules = proposedRecords(template, locale).filter(({ register }) => register === 'retention-rules')
    for (const { values } of rules) {
      expect(String(values.exception)).toMatch(/proposal|voorstel|proposition/)
      if (values.basis === 'law') expect(values.lawReference).not.toBe('')
    }
  }
})
