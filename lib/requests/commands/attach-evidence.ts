import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type RequestFileId, requestFileIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type Added, addEvidence, eraseEvidence } from '@/lib/evidence/commands'
import { type EvidenceHolder, standing } from '@/lib/evidence/holder'
import type { Incoming } from '@/lib/files/store/receive'
import { looksLikeIdentity } from '../facts/identity-names'
import type { attachInput, dropFileInput } from '../facts/schema'
import { refuseHeld } from '../retention/held'
import type { RequestRow } from '../store/row'
import { sealed } from '../store/sealed'
import { lockRequest, opened, requireNext } from './change-request'

/** A request, as what holds its evidence. */
const requests: EvidenceHolder<RequestRow, RequestFileId> = {
  subject: 'request',
  right: ['request', 'update'],
  actions: { add: 'request.file', erase: 'request.file_remove' },
  kindField: 'requestFileKind',
  idOf: (text) => requestFileIdSchema.parse(text),
  find: (ref) => db().personRequest.findUnique({ where: { ref }, select: { id: true } }),
  lock: lockRequest,
  refuseComing: ({ name, kind }) => {
    if (kind === 'identity_document') throw refusedAt('kind', 'identity_copy')
    if (looksLikeIdentity(name)) throw refusedAt('name', 'identity_name')
  },
  refuse: async (tx, { today }, row, deed) => {
    requireNext(row, 'file')
    if (deed === 'add') opened(row, 'file')
    else await refuseHeld(tx, row.ref, today)
  },
  files: (tx, requestId) => tx.requestFile.findMany({ where: { requestId }, select: standing }),
  file: async (id) => {
    const row = await db().requestFile.findUnique({
      where: { id },
      select: { file: { select: { sha256: true } }, request: { select: { ref: true } } },
    })
    return row && { ref: row.request.ref, sha256: row.file.sha256 }
  },
  add: (tx, row, { name, ...file }) => {
    const { key } = opened(row, 'file')
    return tx.requestFile.create({
      data: { ...file, requestId: row.id, sealed: sealed(key, `file:${file.id}`, { name }) },
      select: { id: true },
    })
  },
  erase: (tx, id, erased) =>
    tx.requestFile.updateMany({ where: { id, erasedAt: null }, data: { ...erased, sealed: null } }),
}

/**
 * Takes a file in that proves something of a request, and keeps it until the request is erased; its name is sealed. A copy of an identity
 * document is refused before a byte is read (`identity_copy`; `identity_name` where its name says so): looking at it is enough, and how
 * it was done is noted. As `addEvidence`. Right: request.update.
 */
export function attachToRequest(
  context: CommandContext,
  input: z.output<typeof attachInput>,
  incoming: Incoming,
): Promise<Result<Added<RequestFileId>>> {
  return addEvidence(requests, context, input, incoming)
}

const refusedAt = (field: 'kind' | 'name', reason: 'identity_copy' | 'identity_name') =>
  new Refusal('invalid', { reason, fields: { [field]: [reason] } })

/** Erases a file of a request, as `eraseEvidence`. Refuses `request_held` while a legal hold stands on the request. Right: request.update. */
export function dropFromRequest(
  context: CommandContext,
  input: z.output<typeof dropFileInput>,
): Promise<Result<{ id: RequestFileId }>> {
  return eraseEvidence(requests, context, input)
}
