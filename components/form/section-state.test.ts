import { expect, it } from 'vitest'
import type { FormField, FormMissing, FormSection, FormValues } from './model/types'
import { type SectionState, sectionStates } from './section-state'

const text = (name: string): FormField => ({ name, kind: 'text', label: name })
const sections: FormSection[] = [
  { id: 'what', title: 'What', fields: [text('title'), text('kind')] },
  { id: 'why', title: 'Why', fields: [text('rules'), { ...text('reason'), insteadOf: 'rules' }] },
]
const missing: FormMissing[] = [
  { code: 'kind', label: 'Kind', fields: ['kind'] },
  { code: 'retention', label: 'Retention', fields: ['rules', 'reason'] },
  { code: 'elsewhere', label: 'Of no field here', fields: ['ownerId'] },
]
const opened: FormValues = { title: 'A', kind: null, rules: [], reason: '', openFields: [] }

const rows: [string, FormValues, string[], Partial<SectionState>, Partial<SectionState>][] = [
  ['as it was opened', {}, [], { missing: 1 }, { missing: 1 }],
  ['one question answered', { kind: 'controller' }, [], { missing: 0 }, { missing: 1 }],
  ['the other way of answering', { reason: 'Too varied.' }, [], { missing: 1 }, { missing: 0 }],
  ['spaces are no answer', { kind: '  ' }, [], { missing: 1 }, { missing: 1 }],
  ['knowingly open', { openFields: ['rules'] }, [], { missing: 1 }, { missing: 0, open: 1 }],
  ['wrong in a row', { rules: ['E-001'] }, ['rules.0.name', 'rules'], { missing: 1 }, { missing: 0, wrong: 2 }],
  ['what is answered and taken back', { kind: '' }, ['title'], { missing: 1, wrong: 1 }, { missing: 1 }],
]
it.each(rows)('%s', (_case, typed, wrong, what, why) => {
  const errors = Object.fromEntries(wrong.map((path) => [path, ['invalid']]))
  const states = sectionStates(sections, { opened, values: { ...opened, ...typed }, missing, errors })
  expect(Object.fromEntries(states)).toEqual({
    what: { wrong: 0, missing: 0, open: 0, ...what },
    why: { wrong: 0, missing: 0, open: 0, ...why },
  })
})

it('counts an answer that was wrong from the start as missing until it is another', () => {
  const kept: FormValues = { ...opened, kind: 'processor' }
  const count = (values: FormValues) =>
    sectionStates(sections, { opened: kept, values, missing, errors: {} }).get('what')?.missing
  expect(count(kept)).toBe(1)
  expect(count({ ...kept, kind: 'controller' })).toBe(0)
})
