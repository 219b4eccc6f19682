import type { FieldErrors } from '@/lib/errors/refusal'
import type { FieldValue, FormMissing, FormSection, FormValues } from './model/types'
import { isFilled, listOf } from './model/value'

/** How far a section is: answers that need another look, what is asked for and not there, and what is knowingly open. */
export type SectionState = { wrong: number; missing: number; open: number }

type Given = { opened: FormValues; values: FormValues; missing: readonly FormMissing[]; errors: FieldErrors }

/**
 * The state of each section while somebody types, by its id. What was missing when the form was opened counts once, where
 * its first question stands, until one of its questions is answered anew; only the server can tell what an answer makes missing
 * elsewhere. What is marked as open is told apart, for it is known.
 */
export function sectionStates(
  sections: readonly FormSection[],
  { opened, values, missing, errors }: Given,
): ReadonlyMap<string, SectionState> {
  const open = new Set(listOf(values.openFields ?? null))
  const sectionOf = new Map(sections.flatMap(({ id, fields }) => fields.map(({ name }) => [name, id] as const)))
  const states = new Map(sections.map(({ id }) => [id, { wrong: 0, missing: 0, open: 0 }]))
  const count = (name: string | undefined, what: keyof SectionState) => {
    const state = states.get(sectionOf.get(name ?? '') ?? '')
    if (state) state[what] += 1
  }
  for (const path of Object.keys(errors)) count(path.split('.')[0], 'wrong')
  for (const name of open) count(name, 'open')
  for (const { fields } of missing) {
    const answered = fields.some((name) => isFilled(values[name]) && !same(values[name], opened[name]))
    if (!answered && !fields.some((name) => open.has(name)))
      count(
        fields.find((name) => sectionOf.has(name)),
        'missing',
      )
  }
  return states
}

function same(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
