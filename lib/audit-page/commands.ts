import 'server-only'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { authorise } from '@/lib/action/change'
import { gate, pageContext } from '@/lib/action/gate'
import type { PersonContext } from '@/lib/action/guard'
import { recordRead } from '@/lib/audit/entry/append'
import { addressNow, entryAsked, type LogColumn, logColumns, logShape, sensible } from '@/lib/audit/log/asked'
import { type LogPage, listLog, logEntry, namesInLog } from '@/lib/audit/log/log'
import { logViewOf, mayOpen, type OpenedEntry } from '@/lib/audit/log/opened'
import { withheldFrom } from '@/lib/audit/log/withheld'
import { type ForbiddenAct, possibleActs } from '@/lib/audit/self-check'
import { asStream, type BundleDetails, bundleLines } from '@/lib/audit/tree/bundle'
import {
  AuditInconsistent,
  auditProblem,
  type Checkpoint,
  lastCheckpoint,
  originOfLog,
  publicKeyLine,
  signCheckpoint,
  signingKey,
} from '@/lib/audit/tree/checkpoint'
import { type Verification, verifyLog } from '@/lib/audit/tree/verify'
import type { JsonValue } from '@/lib/errors/json'
import type { Result } from '@/lib/errors/refusal'
import type { ListColumn } from '@/lib/lists/declared'
import type { RawParams } from '@/lib/table/parse'
import type { TableShape, TableState } from '@/lib/table/state'
import { type Instant, instantOf } from '@/lib/time/types'
import { type Viewed, viewedState } from '@/lib/views/load'

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
  const withheld = await withheldFrom(view)
  const details: BundleDetails = withDetails ? (entry) => mayOpen(view, entry) : 'none'
  const lines = bundleLines(checkpoint, details, withheld && ((entry) => withheld.has(entry)))
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

/** How the log is guarded, as far as this machine can tell. */
export type LogState = {
  possible: ForbiddenAct[]
  problem: string | null
  checkpoint: { size: number; at: Instant } | null
  publicKey: string
}

/** One page of the log with all that stands around it. */
export type LoadedLog = {
  page: LogPage
  state: TableState
  shape: TableShape
  columns: readonly ListColumn<LogColumn>[]
  viewed: Viewed
  /** Names behind the filter by who did something. */
  names: ReadonlyMap<string, string>
  /** The entry beside the list; null where none is asked for, or not for this person. */
  peeked: OpenedEntry | null
  /** Its long texts are asked for. */
  texts: boolean
  guard: LogState | null
  mayExport: boolean
}

/** What the address of the log's page asks for. Looking at it is itself an entry, one per page shown. */
export async function loadLog(search: RawParams, zone: string): Promise<LoadedLog> {
  const actor = await gate('audit_log', 'read')
  const columns = logColumns(actor)
  const shape = logShape(columns)
  const params = addressNow(search)
  const viewed = await viewedState(actor, '/audit', params, shape)
  const state = sensible(viewed.state)
  const [page, guard] = await Promise.all([
    listLog(actor, state, zone),
    can(actor, 'audit_log', 'verify') ? logStateNow() : null,
  ])
  const index = page.byDay ? null : entryAsked(state.peek)
  const peeked = index === null ? null : await logEntry(actor, index)
  const counted = page.facets.find(({ field }) => field === 'who')?.values ?? []
  const names = await namesInLog(actor, [...counted.map(({ value }) => value), ...(state.filters.who ?? [])])
  const texts = peeked !== null && params.texts === '1'
  await noteReading(actor, state, texts ? index : null)
  const mayExport = can(actor, 'audit_log', 'export') !== null
  return { page, state, shape, columns, viewed, names, peeked, texts, guard, mayExport }
}

async function noteReading(actor: Actor, { q, filters, page }: TableState, open: number | null): Promise<void> {
  const asked: Record<string, JsonValue> = {
    ...(q === '' ? {} : { q }),
    ...Object.fromEntries(Object.entries(filters).map(([field, values]) => [field, [...values]])),
    page,
    ...(open === null ? {} : { open }),
  }
  await recordRead(await pageContext(actor), {
    action: 'audit.read',
    subject: { type: 'audit_log', id: 'log' },
    changes: [{ field: 'filter', old: null, new: asked }],
  })
}

async function logStateNow(): Promise<LogState> {
  const [possible, last, origin] = await Promise.all([possibleActs(), lastCheckpoint(), originOfLog()])
  return {
    possible,
    problem: auditProblem()?.problem ?? null,
    checkpoint: last && { size: last.frontier.size, at: instantOf(last.at) },
    publicKey: publicKeyLine(signingKey(origin)),
  }
}
