import { namesOf } from '@/lib/access/names'
import type { Tx } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import type { AnyRegister } from '@/lib/registers/declare/define'
import { parseContent } from '../state/content'
import { searchTextOf } from './search-text'
import { titlesInForce } from './titles-in-force'

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
