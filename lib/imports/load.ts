import 'server-only'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { gate, onlyToday, pageContext } from '@/lib/action/gate'
import { db } from '@/lib/db/client'
import { refSchema } from '@/lib/records/form/input'
import { departmentChoices } from '@/lib/records/form/sections'
import { findDeclaration, type Registered } from '@/lib/records/state/registered'
import type { RawParams } from '@/lib/table/parse'
import { inPart, partOf } from '@/lib/table/part'
import { instantOf } from '@/lib/time/types'
import { maySee, records } from './kinds/records'
import type { Values } from './plan/row'
import { isTemp } from './plan/temps'
import { targetsOf } from './recognise/suggest'
import { vocabularyOf } from './recognise/vocabulary'
import { judgedImport } from './run/judge'
import { seenOf, shownOf } from './run/seen'
import { chosenTable, importsSeen, type Stored } from './run/stored'
import { undonePlan } from './run/undo'

/** Imports that this person may see, newest first. Right: register.create. */
export async function loadImports() {
  const actor = await gate('register', 'create')
  return { actor, imports: await importsSeen(records, db(), actor) }
}

/** The page that takes a table in; `register`: the one somebody came from. Right: register.create. */
export async function loadNewImport(asked: string | string[] | undefined) {
  const actor = await gate('register', 'create')
  await onlyToday('/imports')
  return { actor, register: typeof asked === 'string' ? (findDeclaration(asked)?.slug ?? null) : null }
}

const seen = (id: string) => seenOf(records, id, '/imports')

/** An import: while it is open, its columns and where they go; then what came of it. */
export async function loadImport(id: string) {
  const { actor, stored } = await seen(id)
  const words = await vocabularyOf(stored.register)
  const [departments, by] = await Promise.all([
    departmentChoices(actor, 'create'),
    db().user.findUnique({ where: { id: stored.byId }, select: { name: true } }),
  ])
  const mayBeNowhere = maySee(actor, '')
  const table = stored.state === 'open' ? chosenTable(stored) : null
  return {
    actor,
    stored,
    words,
    table,
    targets: targetsOf(words),
    departments,
    mayBeNowhere,
    by: by?.name ?? '',
    at: instantOf(stored.createdAt),
  }
}
export type ImportPage = Awaited<ReturnType<typeof loadImport>>

/** What every row of an open import would do now. */
export async function loadCheck(id: string, params: RawParams) {
  const { actor, stored } = await seen(id)
  if (stored.state !== 'open') redirect(`/imports/${stored.id}`)
  const verdict = await judgedImport(db(), await pageContext(actor), stored, chosenTable(stored))
  const makes = partOf(params, 'makes', 5)
  const { parts, shown, counts } = shownOf(verdict.rows, params, 5)
  const shownMakes = inPart(verdict.creations, makes)
  const values = [
    ...shown.rows.flatMap(({ values: after, before }) => [after, before ?? {}]),
    ...shownMakes.map((one) => one.values),
  ]
  const slugs = new Set(shownMakes.map(({ register }) => register))
  return {
    ...{ actor, stored, verdict, counts },
    ...{ parts: { ...parts, makes }, shown: { ...shown, makes: shownMakes } },
    ...(await namedIn(actor, values)),
    words: await vocabularyOf(stored.register),
    registers: new Map(
      [...slugs].flatMap((slug) => findDeclaration(slug) ?? []).map((one): [string, Registered] => [one.slug, one]),
    ),
  }
}

/** Names of people and departments by id, and titles by reference of records that this person may read, as values name them. */
async function namedIn(actor: Actor, values: readonly Values[]) {
  const texts = new Set(
    values.flatMap((one) => Object.values(one).flatMap((value) => (Array.isArray(value) ? value : [value]))),
  )
  const named = [...texts].filter((text) => typeof text === 'string')
  const ids = named.filter((text) => z.uuid().safeParse(text).success)
  const refs = named.filter((text) => refSchema.safeParse(text).success && !isTemp(text))
  const [people, places, records] = await Promise.all([
    db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    db().department.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    db().record.findMany({
      where: { ref: { in: refs } },
      select: { ref: true, title: true, ownerId: true, departmentId: true, inForceVersionId: true },
    }),
  ])
  const readable = records.filter(({ ownerId, departmentId, inForceVersionId }) =>
    can(actor, 'register', 'read', { ownerId, departmentId, inForce: inForceVersionId !== null }),
  )
  return {
    names: new Map([...people, ...places].map((one) => [one.id, one.name])),
    titles: new Map(readable.map(({ ref, title }) => [ref, title])),
  }
}
export type CheckPage = Awaited<ReturnType<typeof loadCheck>>

/** Records that stayed as they were when an import was taken back, each with why. */
export async function leftBy({ undoBatchId }: Pick<Stored, 'undoBatchId'>) {
  if (undoBatchId === null) return []
  const batch = await db().batch.findUnique({ where: { id: undoBatchId }, select: { plan: true } })
  const { left } = undonePlan.parse(batch?.plan)
  const records = await db().record.findMany({
    where: { ref: { in: left.map(({ ref }) => ref) } },
    select: { ref: true, title: true, register: true },
  })
  const byRef = new Map(records.map((one) => [one.ref, one]))
  return left.flatMap(({ ref, why }) => {
    const record = byRef.get(ref)
    return record ? [{ ...record, why }] : []
  })
}

/** Records that an import made or changed, with links for who may read them. */
export async function recordsOf({ batchId }: Pick<Stored, 'batchId'>) {
  if (batchId === null) return []
  const rows = await db().batchRecord.findMany({
    where: { batchId },
    select: { versionBefore: true, record: { select: { ref: true, title: true, register: true, status: true } } },
    orderBy: { record: { number: 'asc' } },
    take: 200,
  })
  return rows.map(({ versionBefore, record }) => ({ ...record, isNew: versionBefore === 0 }))
}
