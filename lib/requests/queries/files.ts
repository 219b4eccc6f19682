import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { db } from '@/lib/db/client'
import { type RequestFileId, requestFileIdSchema } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { handFileOut } from '@/lib/evidence/hand-out'
import { asEvidence, type EvidenceView, evidenceView } from '@/lib/evidence/queries'
import { fileWords, keyOf, type RequestKey, unsealed } from '../store/sealed'

/** Every file of a request, oldest first, erased ones too; names for who holds the key. */
export async function filesOfRequest(
  requestId: string,
  key: RequestKey | null,
): Promise<EvidenceView<RequestFileId>[]> {
  const rows = await db().requestFile.findMany({ where: { requestId }, ...asEvidence })
  return rows.map((row) =>
    evidenceView(
      row,
      requestFileIdSchema.parse(row.id),
      unsealed(fileWords, key, `file:${row.id}`, row.sealed)?.name ?? null,
    ),
  )
}

/** A file of a request as a download, with an entry; absent, erased and denied answer alike. Right: request.update. */
export async function handOutRequestFile(
  context: CommandContext & { actor: Actor },
  { id }: { id: RequestFileId },
): Promise<Response | Failure> {
  const row = await db().requestFile.findUnique({ where: { id }, include: { file: true, request: true } })
  const words = row && unsealed(fileWords, keyOf(row.request), `file:${id}`, row.sealed)
  const may = words && can(context.actor, 'request', 'update')
  const subject = { type: 'request', id: row?.requestId ?? '', ref: row?.request.ref } as const
  return handFileOut(
    context,
    'request.update',
    row && may
      ? {
          ...{ name: words.name, warning: row.warning, file: row.file },
          ...{ read: { action: 'request.file_read', subject }, isNamed: false },
        }
      : null,
  )
}
