import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { type DisclosureFileId, disclosureFileIdSchema } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { downloadHeaders, openFile, typeToSave } from '@/lib/files/store/read'
import { type Active, actives } from '@/lib/files/store/type'
import { type Instant, instantOf } from '@/lib/time/types'

export type ProofView = {
  id: DisclosureFileId
  kind: string
  /** Null where it may not be known, or is gone. */
  name: string | null
  size: number
  sha256: string
  warning: Active | null
  addedAt: Instant
  erasedAt: Instant | null
}

/** Every file of a disclosure, oldest first, erased ones too; names for who may open them. The right to read it is for the caller to ask. */
export async function proofsOf(actor: Actor, disclosureId: string): Promise<ProofView[]> {
  const rows = await db().disclosureFile.findMany({
    where: { disclosureId },
    include: { file: { select: { size: true, sha256: true } } },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
  const mayOpen = can(actor, 'sharing', 'update') !== null
  return rows.map((row) => ({
    ...{ id: disclosureFileIdSchema.parse(row.id), kind: row.kind, size: row.file.size, sha256: row.file.sha256 },
    name: mayOpen && row.erasedAt === null ? row.name : null,
    warning: actives.find((one) => one === row.warning) ?? null,
    ...{ addedAt: instantOf(row.addedAt), erasedAt: row.erasedAt && instantOf(row.erasedAt) },
  }))
}

/** A proof as a download, with an entry; absent, erased and denied answer alike. Right: sharing.update. */
export async function handOutProof(
  context: CommandContext & { actor: Actor },
  { id }: { id: DisclosureFileId },
): Promise<Response | Failure> {
  const row = await db().disclosureFile.findUnique({ where: { id }, include: { file: true, disclosure: true } })
  if (!row || row.erasedAt || !can(context.actor, 'sharing', 'update')) {
    await recordDenial(context, 'sharing.update')
    return { ok: false, code: 'not_found' }
  }
  const { sha256, contentType, size } = row.file
  const body = await openFile(sha256)
  await recordRead(context, {
    action: 'disclosure.file_read',
    subject: { type: 'disclosure', id: row.disclosureId, ref: row.disclosure.ref },
    changes: [{ field: 'sha256', old: null, new: sha256 }],
  })
  const type = typeToSave(row.warning, contentType)
  return new Response(body, { headers: downloadHeaders(row.name, type, size) })
}
