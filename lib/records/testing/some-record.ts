import type { Someone } from '@/lib/access/testing/contexts'
import type { PrismaClient } from '@/lib/db/generated/client'
import type { RegisterSlug } from '@/lib/registers/catalog'
import { frozenContent } from '../state/content'
import { type Created, createRecord } from '../write/create'

/** A record written by its command; fails the test when the command refuses. */
export async function someRecord(
  context: Someone,
  register: RegisterSlug,
  values: Readonly<Record<string, unknown>> = {},
): Promise<Created> {
  const result = await createRecord(context, {
    register,
    values: { title: 'A record', departmentId: context.actor.departmentIds[0] ?? null, ...values },
  })
  if (!result.ok) throw new Error(`${register} was refused: ${JSON.stringify(result)}`)
  return result.value
}

/** Puts the working copy in force without the steps of a review, for tests of what comes after. */
export async function putInForceForTest(client: PrismaClient, record: Created, by: Someone): Promise<void> {
  await client.$transaction(async (tx) => {
    const frozen = await frozenContent(tx, record.id)
    const last = await tx.recordVersion.count({ where: { recordId: record.id } })
    const version = await tx.recordVersion.create({
      data: {
        recordId: record.id,
        number: last + 1,
        content: frozen.text,
        contentHash: frozen.hash,
        submittedById: by.actor.id,
        contributorIds: [],
      },
    })
    const { searchText } = await tx.record.findUniqueOrThrow({ where: { id: record.id } })
    await tx.record.update({
      where: { id: record.id },
      data: { status: 'in_force', inForceVersionId: version.id, inForceText: searchText, contributorIds: [] },
    })
  })
}

/** Actions of the audit entries about a record, oldest first. */
export async function entriesAbout(client: PrismaClient, id: string): Promise<string[]> {
  const rows = await client.auditEntry.findMany({ where: { subjectId: id }, orderBy: { index: 'asc' } })
  return rows.map((row) => row.action)
}
