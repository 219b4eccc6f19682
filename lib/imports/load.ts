import 'server-only'
import { notFound } from 'next/navigation'
import { gate, nothingThere, onlyToday, pageContext } from '@/lib/action/gate'
import { db } from '@/lib/db/client'
import { importIdSchema } from '@/lib/db/ids'
import { Refusal } from '@/lib/errors/refusal'
import { departmentChoices } from '@/lib/records/form/sections'
import { findDeclaration } from '@/lib/records/state/registered'
import { instantOf } from '@/lib/time/types'
import { targetsOf } from './recognise/suggest'
import { vocabularyOf } from './recognise/vocabulary'
import { judgedImport } from './run/judge'
import { chosenTable, importsSeen, maySee, type Stored, storedImport } from './run/stored'

/** Imports that this person may see, newest first. Right: register.create. */
export async function loadImports() {
  const actor = await gate('register', 'create')
  return { actor, imports: await importsSeen(db(), actor) }
}

/** The page that takes a table in; `register`: the one somebody came from. Right: register.create. */
export async function loadNewImport(asked: string | string[] | undefined) {
  const actor = await gate('register', 'create')
  await onlyToday('/imports')
  return { actor, register: typeof asked === 'string' ? (findDeclaration(asked)?.slug ?? null) : null }
}

async function seen(id: string) {
  const actor = await gate('register', 'create')
  await onlyToday('/imports')
  const known = importIdSchema.safeParse(id)
  if (!known.success) return nothingThere(actor, 'register', 'create')
  try {
    return { actor, stored: await storedImport(db(), actor, known.data) }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return nothingThere(actor, 'register', 'create')
    throw error
  }
}

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
export async function loadCheck(id: string) {
  const { actor, stored } = await seen(id)
  if (stored.state !== 'open') notFound()
  const verdict = await judgedImport(db(), await pageContext(actor), stored, chosenTable(stored))
  return { actor, stored, words: await vocabularyOf(stored.register), verdict }
}
export type CheckPage = Awaited<ReturnType<typeof loadCheck>>

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
