import { beforeAll, expect, test } from 'vitest'
import type { Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { mainEntityId } from '@/lib/company/entity-facts'
import { recordRegister } from '@/lib/extract/build/article-30'
import { openExtract } from '@/lib/extract/build/build'
import { listColumns, listShape } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import { getRecord } from '@/lib/records/list/row'
import { declarationOf, type Registered } from '@/lib/records/state/registered'
import { entriesAbout, someRecord } from '@/lib/records/testing/some-record'
import { updateRecord } from '@/lib/records/write/update'
import { cycle, must } from '@/lib/review/testing/cycle'
import { initialState, type TableState } from '@/lib/table/state'
import { type Instant, instantSchema } from '@/lib/time/types'
import { catalog } from './catalog'
import { fieldsOf } from './declare/define'

const { database, department, editor, dpo, management } = someOffice()

beforeAll(async () => {
  await database.client.organisation.create({ data: { id: 1, legalName: 'House' } })
})

const day = (text: string): Instant => instantSchema.parse(`2026-${text}T08:00:00.000Z`)
const on = (person: Someone, text: string): Someone => ({ ...person, now: day(text) })

/** A value for every text of the register; a period is a text too, so the words are one. */
const textsFor = (register: Registered) =>
  Object.fromEntries(
    fieldsOf(register).flatMap(({ name, kind, when }) =>
      (kind === 'text' || kind === 'longText') && !when ? [[name, 'P1Y']] : [],
    ),
  )

async function found(register: Registered, part: Partial<TableState>): Promise<string[]> {
  const state = { ...initialState(listShape(listColumns(register))), ...part }
  const { rows } = await listRecords(dpo.actor, register, state)
  return rows.map(({ ref }) => ref)
}

/** All that an extract of the company says, with an activity that links to this record under this relation. */
async function extractWith(relation: string | null, ref: string): Promise<string> {
  if (relation !== null) {
    await someRecord(editor, recordRegister.slug, {
      title: `Uses ${ref}`,
      recordKind: 'controller',
      [relation]: [ref],
    })
  }
  const { now } = dpo
  const wanted = { entity: mainEntityId, language: 'en', scope: 'working_copies', asOf: null, now } as const
  const extract = await openExtract(database.client, wanted)
  const told: unknown[] = [extract?.head]
  for (const kind of ['controller', 'processor', 'unsaid'] as const)
    for await (const page of extract?.records(kind) ?? []) told.push(page)
  return JSON.stringify(told)
}

test.each(catalog.map(({ slug }) => slug))(
  '%s: a record is written, changed, found, reviewed, read as it stood and told in the extract',
  async (slug) => {
    const register = declarationOf(slug)
    const values = { ...textsFor(register), departmentId: department, ownerId: editor.actor.id }
    const titles = [`First of ${slug}`, `Second of ${slug}`] as const

    const made = await someRecord(on(editor, '01-10'), slug, { ...values, title: titles[0] })
    expect(made.ref).toBe(`${register.key}-001`)
    const changed = { register: slug, ref: made.ref, version: 1, values: { ...values, title: titles[1] } }
    await must(updateRecord(on(editor, '03-10'), changed))

    expect(await found(register, { q: titles[1].toLowerCase() })).toEqual([made.ref])
    expect(await found(register, { filters: { status: ['draft'] } })).toEqual([made.ref])
    expect(await found(register, { filters: { status: ['in_force'] } })).toEqual([])
    await cycle(database, { editor, dpo, management }).force(made.id)
    expect(await found(register, { filters: { status: ['in_force'] } })).toEqual([made.ref])

    const read = (at: Instant | null) => getRecord(dpo.actor, register, made.ref, at)
    expect(await read(day('01-05'))).toBeNull()
    expect(await read(day('02-01'))).toMatchObject({ title: titles[0], status: 'draft', version: 1 })
    expect(await read(null)).toMatchObject({ title: titles[1], status: 'in_force', values: textsFor(register) })
    expect(await entriesAbout(database.client, made.id)).toEqual([
      'record.create',
      'record.update',
      'record.submit',
      'record.accept',
      'record.put_in_force',
    ])

    const relations = Object.entries(recordRegister.relations)
    const relation = relations.find(([, { to }]) => to === slug && to !== recordRegister.slug)?.[0] ?? null
    const isTold = slug === recordRegister.slug || relation !== null
    expect((await extractWith(relation, made.ref)).includes(titles[1])).toBe(isTold)
  },
)
