import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type DisclosureFileId, disclosureFileIdSchema } from '@/lib/db/ids'
import { Refusal, type Result } from '@/lib/errors/refusal'
import { type Added, addEvidence, eraseEvidence } from '@/lib/evidence/commands'
import { type EvidenceHolder, standing } from '@/lib/evidence/holder'
import type { Incoming } from '@/lib/files/store/receive'
import type { attachProofInput, dropProofInput } from './schema'

/** A disclosure, as what holds its proofs. */
const disclosures: EvidenceHolder<{ id: string; ref: string }, DisclosureFileId> = {
  subject: 'disclosure',
  right: ['sharing', 'update'],
  actions: { add: 'disclosure.file', erase: 'disclosure.file_remove' },
  kindField: 'sharingFileKind',
  idOf: (text) => disclosureFileIdSchema.parse(text),
  find: (ref) => db().disclosure.findUnique({ where: { ref }, select: { id: true } }),
  lock: async (tx, ref) => {
    await tx.$queryRaw`SELECT 1 FROM "Disclosure" WHERE ref = ${ref} FOR UPDATE`
    const row = await tx.disclosure.findUnique({ where: { ref }, select: { id: true, ref: true } })
    if (!row) throw new Refusal('not_found')
    return row
  },
  refuseComing: () => {},
  refuse: async () => {},
  files: (tx, disclosureId) => tx.disclosureFile.findMany({ where: { disclosureId }, select: standing }),
  file: async (id) => {
    const row = await db().disclosureFile.findUnique({
      where: { id },
      select: { file: { select: { sha256: true } }, disclosure: { select: { ref: true } } },
    })
    return row && { ref: row.disclosure.ref, sha256: row.file.sha256 }
  },
  add: (tx, { id: disclosureId }, file) =>
    tx.disclosureFile.create({ data: { ...file, disclosureId }, select: { id: true } }),
  erase: (tx, id, erased) =>
    tx.disclosureFile.updateMany({ where: { id, erasedAt: null }, data: { ...erased, name: '' } }),
}

/**
 * Takes a file in that proves something of what went to others: that people said yes, who asked, who decided, what was given. As
 * `addEvidence`. Right: sharing.update.
 */
export function attachProof(
  context: CommandContext,
  input: z.output<typeof attachProofInput>,
  incoming: Incoming,
): Promise<Result<Added<DisclosureFileId>>> {
  return addEvidence(disclosures, context, input, incoming)
}

/** Erases a proof, as `eraseEvidence`. Right: sharing.update. */
export function dropProof(
  context: CommandContext,
  input: z.output<typeof dropProofInput>,
): Promise<Result<{ id: DisclosureFileId }>> {
  return eraseEvidence(disclosures, context, input)
}
