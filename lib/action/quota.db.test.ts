import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CommandContext } from '@/lib/access/actor'
import { someOffice } from '@/lib/access/testing/office'
import type { AuditAction, AuditEvent, AuditSubject } from '@/lib/audit/entry/event'
import { change } from './change'
import { quotas } from './quota'

const { database, dpo, editor, reporter } = someOffice()

const write = (who: CommandContext, action: AuditAction, type: AuditSubject, id: string = randomUUID()) =>
  change(who, async () => {
    const entry: AuditEvent = { action, subject: { type, id } }
    return { result: null, entry }
  })

/** Writes that stand in the log already: what the function of the log makes of each, without one call for each. */
async function done(times: number, who: CommandContext, action: AuditAction, type: AuditSubject, id?: string) {
  expect(await write(who, action, type, id)).toMatchObject({ ok: true })
  await database.client.$executeRaw`SELECT audit_append(body, NULL, NULL, NULL, NULL, NULL)
    FROM (SELECT body FROM "AuditEntry" ORDER BY "index" DESC LIMIT 1) newest, generate_series(2, ${times}::int)`
}

describe('what one person does within an hour', () => {
  it.each<[AuditAction, AuditSubject]>([
    ['comment.write', 'record'],
    ['remark.create', 'record'],
    ['file.attach', 'record'],
    ['finding.create', 'finding'],
    ['hold.place', 'hold'],
    ['draft.create', 'draft'],
  ])('%s ends, with words, and others go on', async (action, type) => {
    const most = quotas[action]?.perHour ?? 0
    await done(most - 1, dpo, action, type)
    expect(await write(dpo, action, type)).toMatchObject({ ok: true })
    const before = await database.client.auditEntry.count()
    expect(await write(dpo, action, type)).toEqual({
      ...{ ok: false, code: 'too_many', reason: 'quota_person', data: { names: String(most) } },
    })
    expect(await database.client.auditEntry.count()).toBe(before)
    expect(await write(editor, action, type)).toMatchObject({ ok: true })
    expect(await write(dpo, 'record.update', 'record')).toMatchObject({ ok: true })
  })

  it('counts for Dertig itself not at all', async () => {
    const job: CommandContext = { ...dpo, actor: { kind: 'system', name: 'job' } }
    await done(quotas['hold.place']?.perHour ?? 0, job, 'hold.place', 'hold')
    expect(await write(job, 'hold.place', 'hold')).toMatchObject({ ok: true })
  })
})

describe('what one thing takes', () => {
  it('ends whoever writes: notes on a leak', async () => {
    const id = randomUUID()
    const most = quotas['leak.note']?.perSubject ?? 0
    await done(most, dpo, 'leak.note', 'leak', id)
    expect(await write(reporter, 'leak.note', 'leak', id)).toMatchObject({ code: 'too_many', reason: 'quota_record' })
    expect(await write(reporter, 'leak.note', 'leak')).toMatchObject({ ok: true })
  })
})
