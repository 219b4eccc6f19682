import { randomUUID } from 'node:crypto'
import type { CommandContext, SystemActor } from '@/lib/access/actor'
import { defaultZone } from '@/lib/company/office-zone'
import { instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { buildBody } from '../entry/body'
import type { AuditEvent } from '../entry/event'
import { publicKeyLine, signingKeyOf, signNote } from '../tree/checkpoint'
import { append, emptyFrontier, leafHash, rootOf } from '../tree/tree'

/** A log made in memory by the rules of the format, for tests of the verifier. */
export type SampleLog = { lines: string[]; checkpoint(size: number): string; bundle(size?: number): string[] }

export const sampleKey = signingKeyOf('dertig/sample', 'tests-only-tests-only-tests-only-tests-only')
const system: SystemActor = { kind: 'system', name: 'seed' }

/** The context of a command in tests. */
export const sampleContext: CommandContext = {
  actor: system,
  ...localNow(instantSchema.parse('2026-11-23T08:00:00.000Z'), defaultZone),
  channel: 'cli',
  requestId: 'request-1',
}

/** A log of `size` entries with details. */
export function sampleLog(size: number): SampleLog {
  const lines: string[] = []
  const frontiers = [emptyFrontier]
  for (let index = 0; index < size; index++) {
    const at = new Date(Date.UTC(2026, 10, 23, 8, 0, index)).toISOString()
    const { body, detail } = buildBody(sampleContext, sampleEvent(index), {
      actor: null,
      asReporter: false,
      onBehalfOf: null,
      subjectId: randomUUID(),
      ref: `A-${index}`,
    })
    const leaf = leafHash(Buffer.from(`dertig-audit-v1\n${index}\n${at}\ndertig_app\n${body}`))
    lines.push(
      JSON.stringify({
        index,
        at,
        dbUser: 'dertig_app',
        body,
        leaf: leaf.toString('hex'),
        ...(detail ? { detail } : {}),
      }),
    )
    frontiers.push(append(frontiers.at(-1) ?? emptyFrontier, leaf))
  }
  const checkpoint = (n: number) => signNote(sampleKey, n, rootOf(frontiers[n] ?? emptyFrontier))
  const bundle = (n = size) => [
    JSON.stringify({
      format: 'dertig-audit-bundle',
      v: 2,
      entries: 'all',
      details: 'all',
      publicKey: publicKeyLine(sampleKey),
      checkpoint: checkpoint(n),
    }),
    ...lines.slice(0, n),
  ]
  return { lines, checkpoint, bundle }
}

function sampleEvent(index: number): AuditEvent {
  const subject = { type: 'record', id: 'replaced', ref: 'replaced' } as const
  if (index % 3 === 0) return { action: 'record.export', subject }
  return {
    action: 'record.update',
    subject,
    versionBefore: index,
    versionAfter: index + 1,
    changes: [{ field: 'title', old: `été ${index}`, new: { tags: ['a', 'b'], count: index } }],
    ...(index % 2 === 0 ? { reason: 'line one\nline two\u2028three' } : {}),
  }
}
