import { describe, expect, it } from 'vitest'
import { fieldErrors } from '@/lib/errors/fields'
import { calendarDateSchema } from '@/lib/time/types'
import { contradictionsOf, deletionInput } from './schema'

const today = calendarDateSchema.parse('2026-06-02')
const complete = {
  rules: ['E-001'],
  scope: 'Invoices of 2015',
  recordsMode: 'exact',
  recordsCount: 1200,
  personsMode: 'unknown',
  method: 'delete',
  executedBy: 'IT, by script',
  executedOn: '2026-06-01',
}

const wrong = (more: object) => {
  const parsed = deletionInput.safeParse({ ...complete, ...more })
  const found = parsed.success ? contradictionsOf(parsed.data, today) : fieldErrors(parsed.error)
  return Object.entries(found).map(([path, keys]) => `${path}: ${keys.join()}`)
}
const told = (more: object) => ({
  processors: [{ ref: 'X-001', instructedOn: '2026-05-20', confirmedOn: '2026-06-01', ...more }],
})

describe('what a deletion record must say', () => {
  it.each<[string, object, string[]]>([
    ['is complete', {}, []],
    ['by activity instead of rule', { rules: [], activities: ['A-001'] }, []],
    ['a system alone is no reason', { rules: [], systems: ['Y-001'] }, ['rules: deletion_of_nothing']],
    ['no scope', { scope: '' }, ['scope: required']],
    ['an exact number without the number', { recordsCount: '' }, ['recordsCount: required']],
    ['half a record', { recordsCount: 1.5 }, ['recordsCount: invalid_number']],
    ['no method', { method: '' }, ['method: required']],
    ['a method that is none', { method: 'forget' }, ['method: required']],
    ['no day', { executedOn: '' }, ['executedOn: required']],
    ['a day that does not exist', { executedOn: '2026-02-30' }, ['executedOn: invalid_date']],
    ['a year of no record', { backupsPurgedOn: '9026-06-02' }, ['backupsPurgedOn: date_out_of_range']],
    ['tomorrow', { executedOn: '2026-06-03' }, ['executedOn: in_future']],
    ['today', { executedOn: '2026-06-02' }, []],
    ['data that ends before it starts', { dataFrom: '2015-12-31', dataTo: '2015-01-01' }, ['dataTo: end_before_start']],
    ['backups gone before the deletion', { backupsPurgedOn: '2026-05-31' }, ['backupsPurgedOn: before_start']],
    ['a processor told and confirmed', told({}), []],
    ['not confirmed yet', told({ confirmedOn: '' }), []],
    ['not told yet', told({ instructedOn: '', confirmedOn: '' }), ['processors.0.instructedOn: required']],
    ['told tomorrow', told({ instructedOn: '2026-06-03', confirmedOn: '' }), ['processors.0.instructedOn: in_future']],
    [
      'confirmed before it was told',
      told({ confirmedOn: '2026-05-19' }),
      ['processors.0.confirmedOn: end_before_start'],
    ],
    ['confirmed tomorrow', told({ confirmedOn: '2026-06-03' }), ['processors.0.confirmedOn: in_future']],
    ['a processor that is none', told({ ref: 'PayCo' }), ['processors.0.ref: format']],
    ['control characters', { scope: 'a\u0000b' }, []],
    ['100,000 characters', { scope: 'x'.repeat(100_000) }, ['scope: too_long.2000']],
    ['a field that is not known', { names: 'Jan Peeters' }, ['names: unknown']],
  ])('%s', (_, more, expected) => {
    expect(wrong(more)).toEqual(expected)
  })
})
