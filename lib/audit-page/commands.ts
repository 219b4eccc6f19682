import type { CommandContext } from '@/lib/access/actor'
import { authorise } from '@/lib/action/change'
import type { PersonContext } from '@/lib/action/guard'
import { recordRead } from '@/lib/audit/entry/append'
import { logViewOf, mayOpen } from '@/lib/audit/log/opened'
import { asStream, bundleLines } from '@/lib/audit/tree/bundle'
import { AuditInconsistent, type Checkpoint, signCheckpoint } from '@/lib/audit/tree/checkpoint'
import { type Verification, verifyLog } from '@/lib/audit/tree/verify'
import type { Result } from '@/lib/errors/refusal'

const theLog = { type: 'audit_log', id: 'log' } as const

/** Checks the whole log; that it was checked, and what was found, is an entry. */
export async function verifyNow(context: CommandContext): Promise<Result<Verification>> {
  authorise(context, 'audit_log', 'verify')
  const found = await verifyLog()
  const outcome = found.state === 'ok' ? 'ok' : 'failed'
  const changes = [{ field: 'result', old: null, new: { state: found.state, size: found.size, code: found.code } }]
  await recordRead(context, { action: 'audit.verify', subject: theLog, outcome, changes })
  return { ok: true, value: found }
}

/** A downloaded log: its name and its bytes, with one checkpoint signed at this moment. The download is an entry in it. */
export async function downloadLog(
  context: PersonContext,
  withDetails: boolean,
): Promise<Result<{ name: string; body: ReadableStream<Uint8Array> }>> {
  authorise(context, 'audit_log', 'export')
  await recordRead(context, {
    action: 'audit.export',
    subject: theLog,
    changes: [{ field: 'details', old: null, new: withDetails }],
  })
  const checkpoint = await signed()
  if (!checkpoint) return { ok: false, code: 'unavailable', reason: 'audit_inconsistent' }
  const view = logViewOf(context.actor)
  const lines = bundleLines(checkpoint, withDetails ? (entry) => mayOpen(view, entry) : 'none')
  return { ok: true, value: { name: `dertig-audit-${checkpoint.size}.jsonl`, body: asStream(lines) } }
}

/** The newest checkpoint as a text file. Handing it out is an entry too. */
export async function downloadCheckpoint(context: PersonContext): Promise<Result<{ name: string; body: string }>> {
  authorise(context, 'audit_log', 'export')
  await recordRead(context, { action: 'audit.export', subject: { ...theLog, id: 'checkpoint' } })
  const checkpoint = await signed()
  if (!checkpoint) return { ok: false, code: 'unavailable', reason: 'audit_inconsistent' }
  return { ok: true, value: { name: `dertig-audit-${checkpoint.size}.checkpoint.txt`, body: checkpoint.note } }
}

async function signed(): Promise<Checkpoint | null> {
  try {
    return await signCheckpoint()
  } catch (error) {
    if (error instanceof AuditInconsistent) return null
    throw error
  }
}
