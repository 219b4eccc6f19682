import { randomUUID } from 'node:crypto'
import type { CommandContext } from '@/lib/access/actor'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { OperatorError } from '@/lib/errors/operator'
import { createRecord } from '@/lib/records/write/create'
import { updateRecord } from '@/lib/records/write/update'
import { heldOnStack } from './with-stack'

const edits = 200
const atOnce = 10

/**
 * Saves the same record from several forms at once, each opened on the same version. Exactly one may win; the others
 * must be told that theirs is stale. Every title that was acknowledged must stand in the log, in order, and the last one
 * in the record. Returns true when that holds.
 */
export function raceTrial(): Promise<boolean> {
  return heldOnStack(race)
}

async function context(): Promise<CommandContext> {
  return {
    actor: { kind: 'system', name: 'operator' },
    ...(await officeNow()),
    channel: 'cli',
    requestId: randomUUID(),
  }
}

async function race(): Promise<boolean> {
  const created = await createRecord(await context(), { register: 'sources', values: { title: 'Start' } })
  if (!created.ok) throw new OperatorError(`The record was refused: ${JSON.stringify(created)}`)
  const { ref, id } = created.value
  let version = created.value.version
  let winners = 0
  let stale = 0
  let other = 0
  for (let round = 0; round < edits / atOnce; round += 1) {
    const opened = version
    const save = async (n: number) =>
      updateRecord(await context(), {
        ref,
        register: 'sources',
        version: opened,
        values: { title: `Edit ${round}.${n}` },
      })
    for (const result of await Promise.all(Array.from({ length: atOnce }, (_, n) => save(n)))) {
      if (result.ok) {
        winners += 1
        version = Math.max(version, result.value.version)
      } else if (result.code === 'stale') stale += 1
      else other += 1
    }
  }
  const record = await db().record.findUniqueOrThrow({ where: { id } })
  const entries = await db().auditEntry.count({ where: { subjectId: id, action: 'record.update' } })
  const overwritten = winners - (record.version - 1)
  console.log(`edits      ${edits}: ${winners} saved, ${stale} told that theirs is stale, ${other} otherwise`)
  console.log(`record     version ${record.version}, ${entries} entries, ${overwritten} silent overwrites`)
  return winners === edits / atOnce && other === 0 && overwritten === 0 && entries === winners
}
