import { beforeAll, expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { change } from '@/lib/action/change'
import { historyOf } from '@/lib/audit/log/history'
import { commentsOn } from '@/lib/beside/comments/queries'
import { usedBy } from '@/lib/records/links/used-by'
import { someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { type Part, partOf } from '@/lib/table/part'

const { database, department, editor, dpo } = someOffice()

/** More than a page, by as many as are shown at first. */
const all = 58
const leak = { id: crypto.randomUUID(), ref: 'L-2026-004' }
let purpose: Created

beforeAll(async () => {
  purpose = await someRecord(editor, 'purposes')
  const moment = (at: number) => new Date(Date.UTC(2026, 4, 1, 8, at))
  await database.client.comment.createMany({
    data: Array.from({ length: all }, (_, at) => ({
      ...{ recordId: purpose.id, body: `Said ${at}`, authorId: editor.actor.id, createdAt: moment(at) },
    })),
  })
  for (let at = 0; at < all; at += 1) {
    await someRecord(editor, 'activities', { title: `Uses ${at}`, purposes: [purpose.ref] })
    const entry = { action: 'leak.update' as const, subject: { type: 'leak' as const, ...leak }, changes: [] }
    await change(dpo, async () => ({ result: at, entry }))
  }
}, 120_000)

type Shown = { names: readonly string[]; total: number }
const panels: readonly [panel: string, shown: (part: Part) => Promise<Shown>][] = [
  [
    'the timeline of a leak',
    async (part) => {
      const { entries, total } = await historyOf('leak', leak.id, { viewer: dpo.actor, part })
      return { names: entries.map(({ index }) => String(index)), total }
    },
  ],
  [
    'comments',
    async (part) => {
      const place = { id: purpose.id, status: 'draft', ownerId: null, departmentId: department }
      const found = await commentsOn(editor.actor, place, part)
      // Each part stands oldest first; the parts are counted from the newest.
      return { names: (found?.comments ?? []).map(({ id }) => id).reverse(), total: found?.total ?? 0 }
    },
  ],
  [
    'used by',
    async (part) => {
      const record = { ...purpose, register: 'purposes' }
      const rows = await usedBy(database.client, record, { reader: editor.actor, part })
      return { names: rows.map(({ ref }) => ref), total: rows[0]?.total ?? 0 }
    },
  ],
]

test.each(panels)(
  '%s: the first eight of all, and behind their link page after page exactly the rest',
  async (_, shown) => {
    const few = await shown(partOf({}, 'name'))
    expect([few.names.length, few.total]).toEqual([8, all])
    const [first, second, beyond] = [
      await shown(partOf({ name: '1' }, 'name')),
      await shown(partOf({ name: '2' }, 'name')),
      await shown(partOf({ name: '3' }, 'name')),
    ]
    expect([first.names.length, second.names.length, beyond.names.length]).toEqual([50, 8, 0])
    expect(first.names.slice(0, 8)).toEqual(few.names)
    expect(new Set([...first.names, ...second.names]).size).toBe(all)
  },
)
