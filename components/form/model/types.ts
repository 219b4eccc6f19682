import type { Choice } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'

/** A row of a `rows` field: column name → text. */
export type RowValue = Readonly<Record<string, string | null>>
export type FieldValue = string | number | boolean | null | readonly string[] | readonly RowValue[]
export type FormValues = Record<string, FieldValue>

export type FormColumn = {
  name: string
  kind: 'text' | 'longText' | 'choice' | 'country' | 'date'
  label: string
  options?: readonly Choice[]
  max?: number
  /** A choice that also takes an answer in own words. */
  ownWords?: boolean
  /** Asked only when another column of the row has one of these values. */
  when?: { field: string; in: readonly string[] }
}

/** Rows that are checked against a list, which the value of another field chooses. */
export type FormChecklist = {
  by: string
  /** Value of `by` → items that are looked for. */
  items: Readonly<Record<string, readonly string[]>>
  /** Columns: which item a row is about, what was found, and the value of that which counts as found. */
  item: string
  state: string
  found: string
}

/** Rows with fixed questions: the column that names the question, and all of them in order. */
export type FormQuestions = { item: string; items: readonly string[] }

/** An answer that somebody or something else gives: choices to add one by one, or values of one or more questions under a label. */
export type FormOffer = {
  /** Who says so, in words. */
  source: string
  choices?: readonly Choice[]
  label?: string
  values?: FormValues
}

/** One question of a form, as plain data: what the server knows of a declared field, worded in the person's language. */
export type FormField = {
  name: string
  /** `find` is a `choice` among so many that they are searched by typing. */
  kind:
    | 'text'
    | 'longText'
    | 'choice'
    | 'choices'
    | 'country'
    | 'find'
    | 'relation'
    | 'relations'
    | 'date'
    | 'bool'
    | 'integer'
    | 'rows'
    | 'person'
    | 'department'
    | 'tags'
  label: string
  help?: string
  /** Small words beside the label, e.g. "Art. 30(1)(b)". */
  mark?: string
  /** What somebody said of the answer that is there, shown under it. */
  note?: string
  required?: boolean
  max?: number
  /** A text that is a period (ISO 8601): asked as a number and a unit. */
  period?: true
  /** What others say of the answer, with its source: taken over by a click. */
  offers?: readonly FormOffer[]
  /** All choices; for relations at least those that are chosen now, with their names. */
  options?: readonly Choice[]
  /** Choices that also take answers in own words: "other, namely ...". */
  ownWords?: boolean
  /** Relations: what `findOptions` is told, e.g. the slug of the register. */
  source?: string
  columns?: readonly FormColumn[]
  /** Rows: the list of items to check against. */
  checklist?: FormChecklist
  /** Rows: the questions, one row each; none is added, moved or removed. */
  questions?: FormQuestions
  /** Asked only when another field has one of these values. */
  when?: { field: string; in: readonly string[] }
  /** Asked while this other field has no answer, or where it has one itself. */
  insteadOf?: string
  /** Can be marked as knowingly open (kept in the value `openFields`). */
  canBeOpen?: boolean
}

export type FormSection = { id: string; title: string; help?: string; fields: readonly FormField[] }

/** Something asked for that was not there when the form was opened, and the questions of which one answers it. */
export type FormMissing = { code: string; label: string; fields: readonly string[] }

export type FormSaved = {
  ref: string
  /** False: the values were those that are kept, and nothing was written. */
  changed?: boolean
}

export type FormProps = {
  /** Names the draft on this device: person and object, e.g. "<user id>:sources:S-003" or "<user id>:sources:new". */
  draftKey: string
  sections: readonly FormSection[]
  values: FormValues
  /** What is asked for and not there, as counted per section; without it sections tell no state. */
  missing?: readonly FormMissing[]
  /** Version the form was opened with; null for something new. */
  version: number | null
  /** Sent beside version and values, e.g. { register, ref }. */
  context: Readonly<Record<string, string>>
  /** Receives { ...context, version?, values }. */
  action: (input: unknown) => Promise<Result<FormSaved>>
  /** Looks up choices for relations: receives { source, q }. Without it the given options are searched. */
  findOptions?: (input: unknown) => Promise<Result<readonly Choice[]>>
  /** Makes a record that a picker does not find, from its name alone: receives { register, values }. Without it none is offered. */
  createOption?: (input: unknown) => Promise<Result<FormSaved>>
  /** Where to go after saving; `{ref}` stands for the reference of the result. */
  doneHref: string
  cancelHref: string
  submitText: string
}
