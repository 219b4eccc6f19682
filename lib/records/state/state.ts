import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { RecordId } from '@/lib/db/ids'
import { isJsonObject, type JsonValue, joined } from '@/lib/errors/json'
import { Refusal } from '@/lib/errors/refusal'
import type { RegisterSlug } from '@/lib/registers/catalog'
import type { AnyRegister } from '@/lib/registers/declare/define'
import type { DetailValues } from '@/lib/registers/declare/store'
import { modules } from '@/lib/registers/modules'
import { calendarDateOf } from '@/lib/time/types'
import { type RecordBase, recordBase } from './base'
import { declarationOf } from './registered'

/** Relation name → reference numbers of the linked records, sorted. */
export type Links = Readonly<Record<string, readonly string[]>>

/** Everything people may say about a record: base fields, own columns, relations. */
export type RecordState = { base: RecordBase; detail: DetailValues; links: Links }

/** The state as one flat object: what a form shows, a difference compares and a version freezes. */
export function valuesOf(state: RecordState): Readonly<Record<string, JsonValue>> {
  const known = flat.get(state)
  if (known) return known
  const values: unknown = joined<unknown>(state.base, state.detail, state.links)
  if (!isJsonObject(values)) throw new Error('a state that JSON cannot say')
  flat.set(state, values)
  return values
}
/** A state never changes, and several ask for its values while it is written. */
const flat = new WeakMap<RecordState, Readonly<Record<string, JsonValue>>>()

/** Columns of Record that a state is made of. */
const stateSelect = {
  id: true,
  title: true,
  ownerId: true,
  departmentId: true,
  ownerRole: true,
  formerRef: true,
  ruleSource: true,
  ruleReference: true,
  tags: true,
  nextReviewOn: true,
  noteToDpo: true,
  openFields: true,
  linksFrom: { select: { field: true, to: { select: { ref: true } } }, orderBy: { to: { ref: 'asc' } } },
} as const satisfies Prisma.RecordSelect

/** The state that a row of Record with its links and own columns makes. */
function stateOf(
  register: AnyRegister,
  row: Prisma.RecordGetPayload<{ select: typeof stateSelect }>,
  detail: DetailValues,
): RecordState {
  const { linksFrom, nextReviewOn, ruleReference, noteToDpo, ...rest } = row
  const base = recordBase.parse({
    ...rest,
    ruleReference: ruleReference ?? '',
    noteToDpo: noteToDpo ?? '',
    nextReviewOn: nextReviewOn && calendarDateOf(nextReviewOn),
  })
  return { base, detail, links: grouped(register, linksFrom) }
}

/** The state of one record: its row with links, and its own columns. */
export async function readState(tx: Tx, register: RegisterSlug, id: RecordId): Promise<RecordState> {
  const row = await tx.record.findUnique({ where: { id }, select: stateSelect })
  if (!row) throw new Refusal('not_found')
  const details = await modules[register].read(tx, [id])
  return stateOf(declarationOf(register), row, details.get(id) ?? {})
}

function grouped(register: AnyRegister, rows: readonly { field: string; to: { ref: string } }[]): Links {
  const links: Record<string, string[]> = Object.fromEntries(Object.keys(register.relations).map((name) => [name, []]))
  for (const { field, to } of rows) links[field] = [...(links[field] ?? []), to.ref]
  return links
}
