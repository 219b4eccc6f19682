import { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { mayOwn } from '@/lib/access/persons'
import { entityChoices } from '@/lib/company/entities'
import type { Tx } from '@/lib/db/client'
import { recordIdSchema } from '@/lib/db/ids'
import type { JsonValue } from '@/lib/errors/json'
import { type Around as Loaded, loadAround } from '@/lib/records/derive/around'
import { declarationOf, type Registered } from '@/lib/records/state/registered'
import { valuesOf } from '@/lib/records/state/state'
import { modules } from '@/lib/registers/modules'
import type { Choice } from '../plan/choice'
import { keyIn } from '../plan/json-cells'
import type { Around } from '../plan/row'
import { Names, RecordNames } from '../recognise/names'
import type { Table } from '../recognise/table'
import type { Found, Lookup } from '../recognise/values'
import { type Vocabulary, vocabularyOf } from '../recognise/vocabulary'

type Row = { id: string; ref: string; title: string; formerRef: string; retired: boolean }

/** Everything that planning a table looks at, read once: some queries, however many rows. */
export async function worldOf(
  tx: Tx,
  context: CommandContext,
  register: Registered,
  table: Table,
  choice: Choice,
): Promise<{ around: Around; loaded: Loaded }> {
  const words = await vocabularyOf(register)
  const linked = new Set(choice.targets.flatMap((target) => words.fields.get(target.split('.')[0] ?? '')?.to ?? []))
  const wordsOf = new Map<string, { register: Registered; words: Vocabulary }>()
  for (const slug of linked) {
    const declared = declarationOf(slug)
    wordsOf.set(slug, { register: declared, words: await vocabularyOf(declared) })
  }
  const rows = await readable(tx, context, [...new Set([register.slug, ...linked])])
  const names = new Map([...rows].map(([slug, all]) => [slug, new RecordNames(declarationOf(slug).key, all)]))
  const found = (one: Row | 'ambiguous' | null | undefined): Found =>
    one === 'ambiguous' ? one : one ? { id: one.ref } : null
  const named = (slug: string, text: string): Found => found(names.get(slug)?.byName(text))
  const record = (slug: string, text: string): Found => named(slug, text) ?? found(names.get(slug)?.byShort(text))
  const own = rows.get(register.slug) ?? []
  const byFormer = new Names(
    own.filter(({ retired }) => !retired),
    ({ formerRef }) => [formerRef],
    'plain',
  )
  const byKey = (key: Choice['key'], text: string): Found => {
    const known = names.get(register.slug)
    switch (key) {
      case 'ref':
        return found(known?.byRef(text))
      case 'title':
        return found(known?.byTitle(text))
      case 'formerRef':
        return found(byFormer.find(text))
    }
  }

  // Records that rows are about, as they are now.
  const column = choice.targets.indexOf(choice.key)
  const ids = new Map(own.map(({ ref, id }) => [ref, recordIdSchema.parse(id)]))
  const about =
    choice.mode === 'add' || column < 0
      ? []
      : table.rows.map(({ cells }) => byKey(choice.key, keyIn(table, cells[column] ?? '')))
  const refs = about.flatMap((one) => (one !== null && one !== 'ambiguous' ? [one.id] : []))
  const loaded = await loadAround(tx, context.today, { ids: refs.flatMap((ref) => ids.get(ref) ?? []) })
  const byRef = new Map([...loaded.asked.values()].map((asked) => [asked.ref, asked]))
  const linkedValues = await valuesBeyond(tx, choice, words, rows)
  return {
    loaded,
    around: {
      linkedValue: (ref, name) => linkedValues.get(ref)?.[name],
      ...{ register, words, wordsOf, byKey, today: context.today },
      lookup: { named, record, ...(await peopleAndPlaces(tx)) },
      valuesOf: (ref) => {
        const asked = byRef.get(ref)
        return asked ? valuesOf(loaded.stateOf(asked)) : null
      },
    },
  }
}

/** Records of these registers that this person may read, by register. */
async function readable(tx: Tx, { actor }: CommandContext, slugs: readonly string[]) {
  const rows = await tx.record.findMany({
    where: { register: { in: [...slugs] } },
    select: {
      ...{ id: true, ref: true, title: true, formerRef: true, register: true, status: true },
      ...{ ownerId: true, departmentId: true, inForceVersionId: true },
    },
  })
  const byRegister = new Map<string, Row[]>(slugs.map((slug) => [slug, []]))
  for (const { ownerId, departmentId, inForceVersionId, status, ...row } of rows) {
    const facts = { ownerId, departmentId, inForce: inForceVersionId !== null }
    const may = actor.kind === 'system' || (actor.kind === 'person' && can(actor, 'register', 'read', facts) !== null)
    if (may) byRegister.get(row.register)?.push({ ...row, retired: status === 'retired' })
  }
  return byRegister
}

/** Own columns of the records that further columns tell of, by reference. */
async function valuesBeyond(
  tx: Tx,
  choice: Choice,
  words: Vocabulary,
  rows: ReadonlyMap<string, readonly Row[]>,
): Promise<ReadonlyMap<string, Readonly<Record<string, JsonValue>>>> {
  const beyond = choice.targets.filter((target) => target.includes('.')).map((target) => target.split('.')[0] ?? '')
  const slugs = new Set(beyond.flatMap((relation) => words.fields.get(relation)?.to ?? []))
  const found = new Map<string, Readonly<Record<string, JsonValue>>>()
  for (const slug of slugs) {
    const all = rows.get(slug) ?? []
    const details = await modules[declarationOf(slug).slug].read(
      tx,
      all.map(({ id }) => recordIdSchema.parse(id)),
    )
    for (const { id, ref } of all) {
      const detail = details.get(recordIdSchema.parse(id))
      if (detail) found.set(ref, z.record(z.string(), z.json()).parse(detail))
    }
  }
  return found
}

async function peopleAndPlaces(tx: Tx): Promise<Pick<Lookup, 'person' | 'department' | 'entity'>> {
  const people = await tx.user.findMany({ where: mayOwn, select: { id: true, name: true, email: true } })
  const places = await tx.department.findMany({ where: { retiredAt: null }, select: { id: true, name: true } })
  const entities = await entityChoices()
  const person = new Names(people, ({ name, email }) => [name, email], 'plain')
  const place = new Names(places, ({ name }) => [name], 'plain')
  const entity = new Names(
    entities.filter(({ retired }) => !retired),
    ({ name }) => [name],
    'plain',
  )
  const id = (one: { id: string } | 'ambiguous' | null): Found =>
    one === 'ambiguous' || one === null ? one : { id: one.id }
  return {
    person: (text) => id(person.find(text)),
    department: (text) => id(place.find(text)),
    entity: (text) => id(entity.find(text)),
  }
}
