import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { type DisclosureFileId, disclosureFileIdSchema } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { handFileOut } from '@/lib/evidence/hand-out'
import { asEvidence, type EvidenceView, evidenceView } from '@/lib/evidence/queries'

/** Every file of a disclosure, oldest first, erased ones too; names for who may open them. The right to read it is for the caller to ask. */
export async function proofsOf(actor: Actor, disclosureId: string): Promise<EvidenceView<DisclosureFileId>[]> {
  const rows = await db().disclosureFile.findMany({ where: { disclosureId }, ...asEvidence })
  const mayOpen = can(actor, 'sharing', 'update') !== null
  return rows.map((row) =>
    evidenceView(row, disclosureFileIdSchema.parse(row.id), mayOpen && row.erasedAt === null ? row.name : null),
  )
}

/** A proof as a download, with an entry; absent, erased and denied answer alike. Right: sharing.update. */
export async function handOutProof(
  context: CommandContext & { actor: Actor },
  { id }: { id: DisclosureFileId },
): Promise<Response | Failure> {
  const row = await db().disclosureFile.findUnique({ where: { id }, include: { file: true, disclosure: true } })
  const may = row && !row.erasedAt && can(context.actor, 'sharing', 'update')
  const subject = { type: 'disclosure', id: row?.disclosureId ?? '', ref: row?.disclosure.ref } as const
  return handFileOut(
    context,
    'sharing.update',
    may ? { ...row, read: { action: 'disclosure.file_read', subject }, isNamed: false } : null,
  )
}
