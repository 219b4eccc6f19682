import type { JsonValue } from '@/lib/errors/json'
import type { Failure, FieldErrors } from '@/lib/errors/refusal'
import type { Locale } from '@/lib/text/locale'
import { wholeNumberIn } from '@/lib/text/numbers'
import type { ActField, Answers } from './types'

/** True when the question is asked, given the other answers. */
export function isAsked(field: ActField, answers: Answers): boolean {
  return !field.when || field.when.in.includes(answers[field.when.field] ?? '')
}

/** What an action is given for the answers: each kind as its schema expects it. */
export function inputOf(
  fields: readonly ActField[],
  answers: Answers,
  offset: string | null,
  locale: Locale,
): Record<string, JsonValue> {
  return Object.fromEntries(fields.map((field) => [field.name, answerOf(field, answers, offset, locale)]))
}

function answerOf(field: ActField, answers: Answers, offset: string | null, locale: Locale): JsonValue {
  const text = isAsked(field, answers) ? (answers[field.name] ?? '') : ''
  switch (field.kind) {
    case 'line':
    case 'text':
      return text
    case 'choice':
    case 'tiles':
      return text === '' ? null : text === 'true' ? true : text === 'false' ? false : text
    case 'number':
      return text.trim() === '' ? null : wholeNumberIn(text, locale)
    case 'check':
      return text === 'true'
    case 'date':
      return text === '' ? null : text
    case 'moment':
      return { local: text, offset, zone: field.zone ?? '' }
  }
}

/** The numbers among the answers that cannot be read, by name, with what is wrong with each. */
export function unreadNumbers(fields: readonly ActField[], input: Readonly<Record<string, JsonValue>>): FieldErrors {
  const wrong = fields.flatMap(({ name, kind }) => {
    const value = input[name]
    return kind === 'number' && typeof value === 'string' ? [[name, [value]]] : []
  })
  return Object.fromEntries(wrong)
}

/** What a draft of this form is called on the device: what is done, to what, whichever version of it, and what is asked. */
export function draftNameOf(
  act: string,
  { version, ...what }: Readonly<Record<string, JsonValue>>,
  fields: readonly ActField[],
): string {
  return ['act', act, JSON.stringify(what), ...fields.map(({ name }) => name)].join(':')
}

/** The offsets a person can choose from when the clocks showed a typed time twice. */
export function offsetsIn(failure: Failure | null): string[] {
  const data = failure?.data
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return []
  const { offsets } = data
  return Array.isArray(offsets) ? offsets.filter((offset) => typeof offset === 'string') : []
}

/** An address in which {ref} and {id} are those of a result. */
export function destination(template: string, value: unknown): string {
  const named = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return named.reduce((href, [key, part]) => href.replace(`{${key}}`, encodeURIComponent(String(part))), template)
}
