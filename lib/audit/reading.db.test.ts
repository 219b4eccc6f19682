import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { downloadCheckpoint, downloadLog, verifyNow } from '@/lib/audit-page/commands'
import { recordRead } from './entry/append'
import { eraseSubject } from './entry/erase'
import { logState } from './log/asked'
import { historyOf } from './log/history'
import { listLog, namesInLog } from './log/log'
import { linesOf, verifyBundle } from './verifier.mjs'

const { database, dpo, management, auditor, admin, editor, reporter } = someOffice({
  dpo: { name: 'Dora' },
  auditor: { name: 'Ada' },
  reporter: { name: 'Rita' },
})
beforeAll(async () => {
  await database.client.instance.upsert({ where: { id: 1 }, create: { origin: 'dertig-test' }, update: {} })
})

const list = async (viewer: Someone, query: Record<string, string> = {}) =>
  (await listLog(viewer.actor, logState(query), 'Europe/Brussels')).entries

describe('who sees what', () => {
  const leakId = randomUUID()
  const canary = 'canary-in-a-leak'
  let ownRecord: string
  beforeEach(async () => {
    if (ownRecord) return
    const number = Math.floor(Math.random() * 1e6)
    const record = await database.client.record.create({
      data: { register: 'sources', ref: `S-${number}`, number, title: 'Own', ownerId: editor.actor.id },
    })
    ownRecord = record.id
    const leak = { type: 'leak', id: leakId, ref: 'L-2026-001' } as const
    await recordRead(reporter, {
      action: 'leak.report',
      subject: leak,
      changes: [{ field: 'summary', old: null, new: canary }],
    })
    await recordRead(dpo, {
      action: 'advice.write',
      subject: leak,
      changes: [{ field: 'body', old: null, new: 'unreleased' }],
    })
    await recordRead(dpo, {
      action: 'remark.create',
      subject: { type: 'record', id: ownRecord, ref: record.ref },
      changes: [{ field: 'body', old: null, new: 'for the DPO' }],
    })
    await recordRead(dpo, {
      action: 'record.update',
      subject: { type: 'record', id: ownRecord, ref: record.ref },
      changes: [{ field: 'title', old: 'Before', new: 'Own' }],
      reason: 'typo',
    })
    await recordRead(dpo, { action: 'record.update', subject: { type: 'record', id: randomUUID(), ref: 'S-9' } })
    await recordRead(admin, {
      action: 'user.update',
      subject: { type: 'user', id: reporter.actor.id },
      changes: [{ field: 'email', old: 'a@b.example', new: 'c@d.example' }],
    })
  })

  it('lets the DPO read everything', async () => {
    const entries = await list(dpo)
    expect(JSON.stringify(entries)).toContain(canary)
    expect(entries.find(({ action }) => action === 'leak.report')?.who).toEqual({ kind: 'reporter', name: 'Rita' })
  })

  it('closes leaks, reporters, remarks, unreleased advice and addresses to the auditor', async () => {
    const entries = await list(auditor)
    const text = JSON.stringify(entries)
    for (const hidden of [canary, 'unreleased', 'for the DPO', 'a@b.example']) expect(text).not.toContain(hidden)
    const byDay = await list(auditor, { by: 'day' })
    expect(JSON.stringify(byDay)).not.toContain(canary)
    expect(byDay.find(({ action }) => action === 'leak.report')).toMatchObject({
      who: { kind: 'reporter', name: null },
      values: 'closed',
    })
    expect(await list(auditor, { who: reporter.actor.id })).toEqual([])
    expect(await list(dpo, { who: reporter.actor.id })).toHaveLength(1)
  })

  it('closes unreleased advice and remarks to management, not the leak', async () => {
    const text = JSON.stringify(await list(management))
    for (const hidden of ['unreleased', 'for the DPO']) expect(text).not.toContain(hidden)
    expect(text).toContain(canary)
  })

  it('shows editors the history of their own records, without remarks', async () => {
    const entries = await list(editor)
    expect(entries.map(({ action, subject }) => [action, subject.id])).toEqual([['record.update', ownRecord]])
    expect(entries[0]).toMatchObject({
      who: { kind: 'person', name: 'Dora' },
      changes: [{ field: 'title', old: 'Before', new: 'Own' }],
      reason: 'typo',
    })
    expect(await namesInLog(editor.actor, [dpo.actor.id])).toEqual(new Map())
  })

  it('shows administrators technical events alone', async () => {
    const entries = await list(admin)
    expect(entries.map(({ subject }) => subject.type)).toEqual(['user'])
    expect(entries[0]).toMatchObject({ subject: { name: 'Rita' }, values: 'open' })
  })

  it('shows employees nothing', async () => {
    expect(await list(reporter)).toEqual([])
  })

  it('tells the history of one record, page by page', async () => {
    const { entries, total } = await historyOf('record', ownRecord, { viewer: editor.actor })
    expect([entries.length, total]).toEqual([1, 1])
    expect((await historyOf('record', ownRecord, { viewer: dpo.actor })).total).toBe(2)
    expect(
      (await historyOf('record', ownRecord, { viewer: dpo.actor, part: { page: 2, skip: 50, take: 50 } })).entries,
    ).toEqual([])
  })

  it('filters by action, reference, outcome and day', async () => {
    expect(await list(dpo, { action: 'leak.report' })).toHaveLength(1)
    expect(await list(dpo, { ref: 'l-2026-001' })).toHaveLength(2)
    expect(await list(dpo, { outcome: 'denied' })).toEqual([])
    expect(await list(dpo, { to: '2020-01-01' })).toEqual([])
    expect((await list(dpo, { from: '2020-01-01', to: '2199-01-01' })).length).toBeGreaterThan(5)
    expect((await list(dpo, { page: '-1', by: 'x' })).length).toBeGreaterThan(5)
    // What is nothing finds nothing: never the whole log.
    for (const field of ['who', 'action', 'outcome', 'f.subject', 'ref'])
      expect(await list(dpo, { [field]: '%' }), field).toEqual([])
    for (const day of ['0001-01-01', '0026-06-02', '9999-12-31', '2026-02-30'])
      expect(await list(dpo, { from: day }), day).toEqual([])
  })

  it('finds entries about a backup by what it is known by', async () => {
    await recordRead(dpo, { action: 'backup.make', subject: { type: 'backup', id: randomUUID(), ref: '12 0f3ca' } })
    expect(await list(dpo, { ref: '12 0f3ca' })).toMatchObject([{ action: 'backup.make' }])
  })
})

describe('verifying and downloading', () => {
  it('verifies and says so in the log', async () => {
    expect(await verifyNow(auditor)).toMatchObject({ ok: true, value: { state: 'ok' } })
    expect((await list(dpo))[0]).toMatchObject({ action: 'audit.verify', who: { kind: 'person', name: 'Ada' } })
  })

  it('hands out a log that an auditor can check and that keeps closed what is closed', async () => {
    const before = await downloadCheckpoint(auditor)
    const made = await downloadLog(auditor, true)
    if (!made.ok || !before.ok) throw new Error('nothing was handed out')
    const text = await new Response(made.value.body).text()
    for (const hidden of ['canary-in-a-leak', 'unreleased', 'for the DPO', 'a@b.example', 'Rita'])
      expect(text).not.toContain(hidden)
    async function* bytes() {
      yield Buffer.from(text)
    }
    expect(await verifyBundle(linesOf(bytes()), { earlier: before.value.body })).toMatchObject({ state: 'ok' })
  })

  it('is refused to whom the matrix does not name', async () => {
    for (const nobody of [editor, admin, reporter]) {
      await expect(downloadLog(nobody, false)).rejects.toMatchObject({ code: 'denied' })
      await expect(verifyNow(nobody)).rejects.toMatchObject({ code: 'denied' })
    }
  })

  it('shows an erased person as erased', async () => {
    await eraseSubject(dpo, { type: 'user', id: reporter.actor.id })
    const [entry] = await list(dpo, { action: 'leak.report' })
    expect(entry?.who).toEqual({ kind: 'reporter', name: null })
    const [about] = await list(dpo, { action: 'user.update' })
    expect(about).toMatchObject({ subject: { name: null }, values: 'erased' })
  })
})

describe('a reporter who is a DPO', () => {
  it('names no reporter to the auditor, also when a DPO reported and added to it', async () => {
    const leak = { type: 'leak', id: randomUUID(), ref: 'L-2026-002' } as const
    const second = await someone(database.client, ['dpo'], { name: 'Rik' })
    await recordRead(second, { action: 'leak.report', subject: leak })
    await recordRead(second, { action: 'leak.note', subject: leak })
    const entries = await list(auditor, { ref: leak.ref, by: 'day' })
    expect(entries.map(({ who }) => who)).toEqual([
      { kind: 'reporter', name: null },
      { kind: 'reporter', name: null },
    ])
  })
})
