import { z } from 'zod'
import { namesOf } from '@/lib/access/persons'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { type AnyRegister, fieldsOf } from '@/lib/registers/declare/define'
import type { DetailValues } from '@/lib/registers/declare/store'
import { folded } from '@/lib/text/fold'
import type { RecordBase } from '../state/base'
import { parseContent } from '../state/content'

type Kept = { id: RecordId; register: AnyRegister; inForceVersionId: string | null }

/**
 * Writes again what a search finds the version in force by. Owner and tags stand beside the content and change without a
 * new version. Call it after the write; does nothing when no version is in force.
 */
export async function keepInForceText(tx: Tx, { id, register, inForceVersionId }: Kept): Promise<void> {
  if (inForceVersionId === null) return
  const row = await tx.record.findUniqueOrThrow({ where: { id }, select: { ref: true, ownerId: true, tags: true } })
  const version = await tx.recordVersion.findUniqueOrThrow({
    where: { id: inForceVersionId },
    select: { content: true },
  })
  const { values } = parseContent(version.content)
  const refs = Object.keys(register.relations).flatMap((name) => texts(values[name]))
  const linked = await tx.record.findMany({ where: { ref: { in: refs } }, select: { inForceVersionId: true } })
  const titles = await titlesInForce(
    tx,
    linked.flatMap((record) => record.inForceVersionId ?? []),
  )
  const owners = await namesOf(tx, [row.ownerId])
  const text = searchTextOf(
    register,
    row.ref,
    {
      base: { title: textIn(values.title), tags: row.tags, ruleReference: textIn(values.ruleReference) },
      detail: values,
    },
    { owner: (row.ownerId && owners.get(row.ownerId)) || null, linked: [...titles.values()] },
  )
  await tx.record.update({ where: { id }, data: { inForceText: text }, select: { id: true } })
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

const frozenTitles = z.array(z.object({ id: z.string(), title: z.string().nullable() }))

/** Titles of versions in force, by version: a search must not find what a draft of others says. */
export async function titlesInForce(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (versionIds.length === 0) return new Map()
  const rows = frozenTitles.parse(
    await tx.$queryRaw`SELECT id, content::jsonb #>> '{values,title}' AS title FROM "RecordVersion"
      WHERE id = ANY(${[...new Set(versionIds)]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.title ?? '']))
}

const most = 12_000

/** What a search looks in: reference, title, tags, owner, titles in force of linked records, and every text of the record itself. */
export function searchTextOf(
  register: AnyRegister,
  ref: string,
  state: { base: Pick<RecordBase, 'title' | 'tags' | 'ruleReference'>; detail: DetailValues },
  names: { owner: string | null; linked: readonly string[] },
): string {
  const texts = fieldsOf(register).flatMap(({ name, kind }) => {
    const value = state.detail[name]
    if (kind === 'text' || kind === 'longText') return typeof value === 'string' ? [value] : []
    return kind === 'rows' ? wordsIn(value) : []
  })
  const { title, tags, ruleReference } = state.base
  const parts = [ref, title, names.owner ?? '', ...tags, ...names.linked, ruleReference, ...texts]
  return folded(parts.filter(Boolean).join(' ')).slice(0, most)
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wordsIn) : []
}
