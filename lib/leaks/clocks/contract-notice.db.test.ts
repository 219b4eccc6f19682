import { expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { updateRecord } from '@/lib/records/write/update'
import { linkRecords } from '../commands/link-and-invite'
import { someConfirmedLeak } from '../testing/some-leak'
import { clockInclude, clockViews } from './clock-set'

const { database, dpo, editor } = someOffice({ dpo: { at: 'department' } })

const hour = 3_600_000

async function agreementWith(parties: readonly Created[], hours: number, values: Record<string, unknown> = {}) {
  const agreement = await someRecord(editor, 'agreements', {
    kind: 'processing',
    startOn: '2026-01-01',
    indefinite: true,
    leakNoticeHours: hours,
    parties: parties.map(({ ref }) => ref),
    ...values,
  })
  await putInForceForTest(database.client, agreement, editor)
  return agreement
}

async function contractClock(...records: Created[]) {
  const leak = await someConfirmedLeak(database.client, editor, dpo)
  const acting = await database.client.leak.update({ where: { id: leak.id }, data: { actingAs: 'processor' } })
  const linked = await linkRecords(dpo, {
    ref: leak.ref,
    version: acting.version,
    recordIds: records.map(({ id }) => id),
  })
  expect(linked).toMatchObject({ ok: true })
  const rows = await database.client.leakClock.findMany({ where: { leakId: leak.id }, include: clockInclude })
  const view = clockViews(rows, leak.awareAt, dpo.now).find(({ code }) => code === 'processor_contract')
  const row = rows.find(({ code }) => code === 'processor_contract')
  return row?.dueAt && view
    ? { hours: (row.dueAt.getTime() - row.startAt.getTime()) / hour, source: view.source, ref: row.agreementRef }
    : null
}

test('the shortest notice of the agreements in force with a linked processor counts, and names its agreement', async () => {
  const processor = await someRecord(editor, 'processors', { partyKind: 'processor' })
  await agreementWith([processor], 48)
  const shorter = await agreementWith([processor], 24)
  await agreementWith([processor], 4, { indefinite: false, endOn: '2026-06-01' })
  await agreementWith([processor], 2, { startOn: '2026-06-03' })
  const clock = await contractClock(processor)
  expect(clock).toMatchObject({ hours: 24, ref: shorter.ref })
  expect(clock?.source).toContain(shorter.ref)
})

test('so do those that a linked activity links to', async () => {
  const agreement = await agreementWith([], 36)
  const activity = await someRecord(editor, 'activities', { recordKind: 'processor', agreements: [agreement.ref] })
  expect(await contractClock(activity)).toMatchObject({ hours: 36, ref: agreement.ref })
})

test('an agreement linked to the leak itself counts as it did', async () => {
  const agreement = await someRecord(editor, 'agreements', { kind: 'processing', leakNoticeHours: 12 })
  expect(await contractClock(agreement)).toMatchObject({ hours: 12, ref: agreement.ref })
})

test('without an agreement in force nobody set hours', async () => {
  const processor = await someRecord(editor, 'processors', { partyKind: 'processor' })
  await agreementWith([processor], 24, { indefinite: false, endOn: '2026-05-31' })
  expect(await contractClock(processor)).toBeNull()
})

test('a draft that shortens the notice does not count before it is in force', async () => {
  const processor = await someRecord(editor, 'processors', { partyKind: 'processor' })
  const agreement = await agreementWith([processor], 48)
  const { version } = await database.client.record.findUniqueOrThrow({ where: { id: agreement.id } })
  const values = {
    title: 'A record',
    departmentId: editor.actor.departmentIds[0],
    kind: 'processing',
    startOn: '2026-01-01',
    indefinite: true,
    leakNoticeHours: 6,
    parties: [processor.ref],
  }
  const drafted = await updateRecord(editor, { ref: agreement.ref, register: 'agreements', version, values })
  expect(drafted).toMatchObject({ ok: true })
  expect(await contractClock(processor)).toMatchObject({ hours: 48, ref: agreement.ref })
})
