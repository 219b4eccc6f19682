import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { recordDenial } from '@/lib/action/denial'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { type RequestFileId, requestFileIdSchema } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { downloadHeaders, openFile, typeToSave } from '@/lib/files/store/read'
import { type Active, actives } from '@/lib/files/store/type'
import { type Instant, instantOf } from '@/lib/time/types'
import { fileWords, keyOf, type RequestKey, unsealed } from '../store/sealed'

export type RequestFileView = {
  id: RequestFileId
  kind: string
  /** Null where it may not be known, or is gone. */
  name: string | null
  size: number
  sha256: string
  warning: Active | null
  addedAt: Instant
  erasedAt: Instant | null
}

/** Every file of a request, oldest first, erased ones too; names for who holds the key. */
export async function filesOfRequest(requestId: string, key: RequestKey | null): Promise<RequestFileView[]> {
  const rows = await db().requestFile.findMany({
    where: { requestId },
    include: { file: { select: { size: true, sha256: true } } },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    ...{ id: requestFileIdSchema.parse(row.id), kind: row.kind, size: row.file.size, sha256: row.file.sha256 },
    name: unsealed(fileWords, key, `file:${row.id}`, row.sealed)?.name ?? null,
    warning: actives.find((one) => one === row.warning) ?? null,
    addedAt: instantOf(row.addedAt),
    erasedAt: row.erasedAt && instantOf(row.erasedAt),
  }))
}

/** A file of a request as a download, with an entry; absent, erased and denied answer alike. Right: request.update. */
export async function handOutRequestFile(
  context: CommandContext & { actor: Actor },
  { id }: { id: RequestFileId },
): Promise<Response | Failure> {
  const row = await db().requestFile.findUnique({ where: { id }, include: { file: true, request: true } })
  const words = row && unsealed(fileWords, keyOf(row.request), `file:${id}`, row.sealed)
  if (!row || !words || !can(context.actor, 'request', 'update')) {
    await recordDenial(context, 'request.update')
    return { ok: false, code: 'not_found' }
  }
  const { sha256, contentType, size } = row.file
  const body = await openFile(sha256)
  await recordRead(context, {
    action: 'request.file_read',
    subject: { type: 'request', id: row.requestId, ref: row.request.ref },
    changes: [{ field: 'sha256', old: null, new: sha256 }],
  })
  const type = typeToSave(row.warning, contentType)
  return new Response(body, { headers: downloadHeaders(words.name, type, size) })
}
