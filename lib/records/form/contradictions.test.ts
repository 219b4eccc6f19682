import { describe, expect, test } from 'vitest'
import { codeList } from '@/lib/law/codes/registry'
import { catalog } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { recordBase } from '../state/base'
import { type DeclaredField, declarationOf, declaredFields } from '../state/registered'
import type { RecordState } from '../state/state'
import { declaredContradictions } from './contradictions'

const registers: readonly AnyRegister[] = catalog

/** A state of this register that says these things, everything else left empty. */
function stateWith(register: AnyRegister, values: Record<string, unknown>, openFields: string[] = []): RecordState {
  const links = Object.fromEntries(Object.keys(register.relations).map((name) => [name, values[name] ?? []]))
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => name in register.detail.shape))
  return {
    base: recordBase.parse({ title: 'A record', openFields }),
    detail: { ...register.detail.parse(own) },
    links: Object.fromEntries(Object.entries(links).map(([name, refs]) => [name, Array.isArray(refs) ? refs : []])),
  }
}

const answerTo = (list: DeclaredField['list']) =>
  list && codeList(list).find(({ flags }) => !flags?.includes('unanswered'))?.code

/** Some answer to a field, whatever it asks. */
function someAnswer(field: DeclaredField): unknown {
  switch (field.kind) {
    case 'choice':
      return answerTo(field.list)
    case 'choices':
      return [answerTo(field.list)]
    case 'country':
      return 'FR'
    case 'date':
      return '2026-01-01'
    case 'integer':
      return 0
    case 'bool':
      return true
    case 'entities':
      return ['11111111-1111-4111-8111-111111111111']
    case 'relation':
      return ['X-001']
    case 'rows':
      return [Object.fromEntries(Object.entries(field.columns ?? {}).map(([name, column]) => [name, cellOf(column)]))]
    default:
      return field.max === 40 ? 'P1Y' : 'Said'
  }
}

function cellOf({ kind, list, only }: NonNullable<DeclaredField['columns']>[string]): string {
  if (kind === 'choice') return only?.[0] ?? answerTo(list) ?? ''
  if (kind === 'country') return 'FR'
  return kind === 'date' ? '2026-01-01' : 'Said'
}

const openable = registers.flatMap((register) =>
  declaredFields(register).flatMap((field) =>
    field.origin === 'base' || field.kind === 'bool' ? [] : [[register.slug, field.name, register, field] as const],
  ),
)

describe('an answer beside "still open" is refused at its field, of every register', () => {
  test.each(openable)('%s: %s', (_slug, name, register, field) => {
    const filled = stateWith(register, { [name]: someAnswer(field) }, [name])
    expect(declaredContradictions(register, filled)[name]).toEqual(['open_beside_answer'])
    expect(declaredContradictions(register, { ...filled, base: recordBase.parse({ title: 'A record' }) })).toEqual({})
  })

  test.each<[string, string, string, unknown]>([
    ['a kind that is to be determined', 'processors', 'partyKind', 'open'],
    ['guarantees nobody checked', 'processors', 'guarantees', 'not_checked'],
    ['a number nobody knows', 'activities', 'personsVolume', 'unknown'],
    ['an assessment that is to be looked at', 'activities', 'dpiaNeed', 'to_assess'],
    ['questions with no answer', 'activities', 'dpiaScreening', [{ criterion: 'large_scale', answer: null, why: '' }]],
    [
      'a question answered "not known"',
      'activities',
      'dpiaScreening',
      [{ criterion: 'large_scale', answer: 'unknown' }],
    ],
    ['a transfer whose mechanism is open', 'activities', 'transfers', [{ country: 'US' }]],
    [
      'one transfer of two whose mechanism is open',
      'activities',
      'transfers',
      [{ country: 'US', mechanism: '46_2c' }, { country: 'IN' }],
    ],
    ['a controller without a name', 'activities', 'controllers', [{ categories: 'Invoices' }]],
    ['a row that says nothing', 'activities', 'recipients', [{ kind: null, name: '' }]],
    ['nothing', 'purposes', 'lawReference', ''],
  ])('stays open: %s', (_, slug, name, value) => {
    const register = declarationOf(slug)
    expect(declaredContradictions(register, stateWith(register, { [name]: value }, [name]))).toEqual({})
  })
})

const denying = registers.flatMap((register) =>
  declaredFields(register).flatMap((field) =>
    (field.denies?.fields ?? []).map((other) => [register.slug, field.name, other, register, field] as const),
  ),
)

describe('"none" beside an answer is refused at the answer', () => {
  test('the pairs that are declared', () => {
    expect(denying.map(([slug, name, other]) => `${slug} ${name} ${other}`)).toEqual([
      'activities noRecipients recipients',
      'activities noRecipients processors',
      'activities noTransfers transfers',
      'purposes noSpecialData art9Conditions',
      'purposes noCriminalData art10Basis',
      'processors subAuthorisation subProcessors',
      'agreements indefinite endOn',
    ])
  })

  test.each(denying)('%s: %s beside %s', (_slug, name, other, register, { denies }) => {
    const field = declaredFields(register).find((one) => one.name === other)
    if (!field || !denies) throw new Error(other)
    const none = denies.in?.[0] ?? true
    const both = stateWith(register, { [name]: none, [other]: someAnswer(field) })
    expect(declaredContradictions(register, both)).toEqual({ [other]: [denies.error] })
    expect(declaredContradictions(register, stateWith(register, { [name]: none }))).toEqual({})
    expect(declaredContradictions(register, stateWith(register, { [other]: someAnswer(field) }))).toEqual({})
  })

  test('a field that is not asked of this record denies nothing', () => {
    const register = declarationOf('activities')
    const values = { recordKind: 'processor', noRecipients: true, processors: ['X-001'] }
    expect(declaredContradictions(register, stateWith(register, values))).toEqual({})
  })
})
