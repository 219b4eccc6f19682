import type { Actor, TokenScope } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { registerScope } from '@/lib/access/scope'
import { historyOf } from '@/lib/audit/log/history'
import { recordSchema } from '@/lib/records/form/input'
import { listColumns, listShape, viewOf } from '@/lib/records/list/columns'
import { listRecords } from '@/lib/records/list/list'
import {
  type FullRow,
  getRecord,
  type RecordDetail,
  type RecordRow,
  type Related,
  type TitleRow,
} from '@/lib/records/list/row'
import type { Registered } from '@/lib/records/state/registered'
import { createRecord } from '@/lib/records/write/create'
import { patchRecord } from '@/lib/records/write/patch'
import { retireRecord } from '@/lib/records/write/retire'
import { pathOf } from './paths'
import { type ApiResource, patchOf } from './resource'

/** A register as programs see it, from its declaration. */
export function recordsOf(register: Registered): ApiResource {
  const { slug } = register
  return {
    slug,
    right: ['register', 'read'],
    shape: (actor) => listShape(listColumns(register, viewOf(registerScope(actor)))),
    hasPast: true,
    list: async ({ actor }, state, asOf) => {
      const { rows, total, next, before, page } = await listRecords(actor, register, state, asOf)
      return { rows: rows.map((row) => bodyOf(actor, register, row)), total, next, previous: before, page }
    },
    read: async ({ actor }, ref, asOf) => {
      const record = await getRecord(actor, register, ref, asOf)
      return record && { body: bodyOf(actor, register, record), version: record.view === 'full' ? record.version : 0 }
    },
    history: async ({ actor }, ref, page) => {
      const record = await getRecord(actor, register, ref)
      // Who sees no working copy sees no history of it either, as on its page.
      if (record?.view !== 'full' || record.frozen || !can(actor, 'audit_log', 'read', { ownerId: actor.id }))
        return null
      return historyOf('record', record.id, { viewer: actor, ...page })
    },
    create: {
      schema: () => recordSchema(register),
      run: (context, _, values) => createRecord(context, { register: slug, values }),
    },
    change: {
      schema: () => patchOf(recordSchema(register).shape),
      run: (context, place, patch) => patchRecord(context, { register: slug, ...place, patch }),
    },
    retire: async (context, { ref, version }) => {
      // The command knows no register: what an address names must stand there.
      if ((await getRecord(context.actor, register, ref)) === null) return { ok: false, code: 'not_found' }
      return retireRecord(context, { ref, version })
    },
  }
}

type Reader = Actor & { token?: TokenScope }

/** As much of a linked record as the token reaches: its title only where it reaches its register. */
function linked(reader: Reader, { ref, register, title }: { ref: string; register: string; title: string }) {
  const shown = reader.token?.reaches.includes(register) ? { title } : {}
  return { ref, register, ...shown, href: pathOf(register, ref) }
}

function bodyOf(reader: Reader, register: Registered, row: RecordRow | RecordDetail | TitleRow): object {
  const { ref, title, owner, isExample } = row
  const head = { ref, register: register.slug, title, owner, isExample, href: pathOf(register.slug, ref) }
  return row.view === 'title' ? head : { ...head, ...wholeOf(reader, row) }
}

/** One assignment after the other: an object that is made of spread ones costs ten times as much, for each of a hundred rows. */
function valuesOf(row: FullRow, links: readonly [string, readonly Related[]][]): object {
  const values: Record<string, unknown> = {
    title: row.title,
    ownerId: row.ownerId,
    departmentId: row.department?.id ?? null,
    ownerRole: row.ownerRole,
    formerRef: row.formerRef,
    ruleSource: row.ruleSource,
    ruleReference: row.ruleReference,
    tags: row.tags,
    nextReviewOn: row.nextReviewOn,
    noteToDpo: row.noteToDpo,
    openFields: row.openFields,
  }
  for (const name of Object.keys(row.values)) values[name] = row.values[name]
  for (const [name, rows] of links) values[name] = rows.map(({ ref }) => ref)
  return values
}

function wholeOf(reader: Reader, row: FullRow | RecordDetail) {
  const links = Object.entries(row.links)
  return {
    status: row.status,
    version: row.version,
    updatedAt: row.updatedAt,
    // What a working copy says, or outside one's departments what was approved.
    approved: row.frozen,
    inForce: row.inForce,
    department: row.department,
    missing: row.missing,
    values: valuesOf(row, links),
    relations: Object.fromEntries(links.map(([name, rows]) => [name, rows.map((one) => linked(reader, one))])),
    ...('usedBy' in row
      ? {
          missingItems: row.missingItems.map(({ code, article }) => ({ code, article })),
          usedBy: row.usedBy.map((one) => linked(reader, one)),
          usedByMore: row.usedByMore,
        }
      : {}),
  }
}
