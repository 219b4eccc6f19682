import type { Someone } from '@/lib/access/testing/contexts'
import type { RecordId } from '@/lib/db/ids'
import type { TestDatabase } from '@/lib/db/testing'
import type { Result } from '@/lib/errors/refusal'
import { someRecord } from '@/lib/records/testing/some-record'
import { updateRecord } from '@/lib/records/write/update'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { acceptRecord } from '../steps/decide'
import { putInForce } from '../steps/force'
import { submitRecord } from '../steps/submit'

/** The value of a result; fails the test when the command refused. */
export async function must<T>(promise: Promise<Result<T>>): Promise<T> {
  const result = await promise
  if (!result.ok) throw new Error(`refused: ${result.code} ${result.reason ?? ''} ${JSON.stringify(result.fields)}`)
  return result.value
}

export type Reviewers = { editor: Someone; dpo: Someone; management: Someone }

/** Takes records through the review in the names of these people. */
export function cycle(database: Pick<TestDatabase, 'client'>, { editor, dpo, management }: Reviewers) {
  const rowOf = (id: string) => database.client.record.findUniqueOrThrow({ where: { id } })
  const submit = async (id: RecordId) => {
    const { version } = await rowOf(id)
    return must(submitRecord(editor, { id, version, note: '' }))
  }
  const accept = async (id: RecordId) => {
    const { contentHash } = await submit(id)
    await must(acceptRecord(dpo, { id, contentHash, comments: {} }))
    return { contentHash }
  }
  const force = async (id: RecordId) => {
    const { contentHash } = await accept(id)
    return must(putInForce(management, { id, contentHash }))
  }
  return {
    rowOf,
    submit,
    accept,
    force,
    /** A record of the editor's department. */
    draft: (register: RegisterSlug, values: Readonly<Record<string, unknown>> = {}) =>
      someRecord(editor, register, { ownerId: editor.actor.id, ...values }),
    edit: async (id: RecordId, values: Readonly<Record<string, unknown>>) => {
      const { ref, register, version, departmentId, ownerId, title } = await rowOf(id)
      return must(updateRecord(editor, { ref, register, version, values: { title, departmentId, ownerId, ...values } }))
    },
    /** A record that is in force. */
    inForce: async (register: RegisterSlug, values: Readonly<Record<string, unknown>> = {}) => {
      const record = await someRecord(editor, register, { ownerId: editor.actor.id, ...values })
      await force(record.id)
      return record
    },
  }
}
