import type { JsonValue } from '@/lib/errors/json'
import { type AnyRegister, answeredRows } from '@/lib/registers/declare/define'
import type { RecordDetail } from '../list/row'
import { type DeclaredField, declaredFields, isAsked } from '../state/registered'
import type { Wording } from '../state/wording'

export type ShownSection = {
  id: string
  title: string
  /** Fields with an answer, an open one, or one that is asked for and not there: those of the three lists below. */
  fields: readonly DeclaredField[]
  answered: readonly DeclaredField[]
  /** Knowingly without an answer. */
  open: readonly DeclaredField[]
  /** Asked for and not there. */
  wanted: readonly DeclaredField[]
  /** Fields without an answer that nothing asks for: named in one line. */
  empty: readonly DeclaredField[]
  /** Requirements of this part that are not met; null when nothing is asked or said here, or it is not known. */
  missing: number | null
}

/** Everything a record says, by field name. */
export function shownValues(record: RecordDetail): Readonly<Record<string, JsonValue>> {
  const { ownerRole, formerRef, ruleSource, ruleReference, tags, nextReviewOn, noteToDpo } = record
  const kept = { ownerRole, formerRef, ruleSource, ruleReference, tags: [...tags], nextReviewOn, noteToDpo }
  return { ...record.values, ...kept }
}

/** The parts of a record page with how complete each is; title, owner and department stand above them. */
export function shownSections(register: AnyRegister, record: RecordDetail, words: Wording): ShownSection[] {
  const values = shownValues(record)
  const fields = declaredFields(register).filter((field) => isAsked(field, values) && isShown(field, record))
  return [...register.sections, 'keeping'].flatMap((id) => {
    const inside = fields.filter((field) => field.section === id)
    if (inside.length === 0) return []
    const title = words.section(id === 'keeping' ? 'registers' : register.slug, id)
    const wanted = new Set(record.missingItems.flatMap((item) => item.fields))
    const isOpen = ({ name }: DeclaredField) => record.openFields.includes(name)
    const [answered, blank] = parted(inside, (field) => !isBlank(field, record, values))
    const [open, rest] = parted(blank, isOpen)
    const [wantedHere, empty] = parted(rest, ({ name }) => wanted.has(name))
    const said = inside.filter((field) => !empty.includes(field))
    // Where nothing is said and nothing is asked yet, "complete" would mislead.
    const missing = said.length === 0 ? null : missingIn(register, record, inside)
    return [{ id, title, fields: said, answered, open, wanted: wantedHere, empty, missing }]
  })
}

/** The fields at the head of the page, in their order: those the register names, by itself those its table shows. */
export function headFields(register: AnyRegister, record: RecordDetail): readonly DeclaredField[] {
  const values = shownValues(record)
  const asked = declaredFields(register).filter((field) => isAsked(field, values) && field.origin !== 'base')
  const { head } = register
  if (!head) return asked.filter(({ column }) => column === 'shown')
  return head.flatMap((name) => asked.find((field) => field.name === name) ?? [])
}

function parted<T>(items: readonly T[], test: (item: T) => boolean): [yes: T[], no: T[]] {
  return [items.filter(test), items.filter((item) => !test(item))]
}

function isBlank(
  { name, kind, questions }: DeclaredField,
  record: RecordDetail,
  values: ReturnType<typeof shownValues>,
): boolean {
  if (kind === 'relation') return !record.links[name]?.length
  const value = values[name]
  if (questions && Array.isArray(value)) return answeredRows(questions, value).length === 0
  // An unticked box is no answer: "none" and the like are only said by ticking them.
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  )
}

function isShown(field: DeclaredField, record: RecordDetail): boolean {
  return field.kind !== 'names' && !(record.frozen && field.name === 'noteToDpo')
}

function missingIn(register: AnyRegister, record: RecordDetail, fields: readonly DeclaredField[]): number | null {
  if (record.missing === null) return null
  const names = new Set(fields.map((field) => field.name))
  const asked = register.requirements.filter((requirement) => requirement.fields.some((name) => names.has(name)))
  if (asked.length === 0) return null
  return asked.filter(({ code }) => record.missing?.includes(code)).length
}
