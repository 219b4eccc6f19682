import { createHash } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { type DraftId, leakIdSchema } from '@/lib/db/ids'
import { recordReport } from '@/lib/leaks/commands/record-filing'
import { correctMoment, setAware } from '@/lib/leaks/commands/set-moments'
import { entriesAboutLeak, someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { type Instant, instantSchema } from '@/lib/time/types'
import { bundleLeak } from './bundle'
import { updateDraft } from './drafting/save'
import { signOffDraft } from './drafting/sign-off'
import { fileReport } from './file'
import { draftOf, draftsOf } from './queries'
import { createDraft } from './write'

const { database, employee, dpo, management, auditor, editor, admin } = someOffice()
const minutes = (count: number): Instant =>
  instantSchema.parse(new Date(Date.parse(testNow) + count * 60_000).toISOString())
const later = (count: number) => ({ ...dpo, now: minutes(count) })
const zone = 'Europe/Brussels'

async function awareLeak() {
  const leak = await someConfirmedLeak(database.client, employee, dpo)
  const aware = await setAware(dpo, { ref: leak.ref, version: leak.version, at: testNow, reason: 'Confirmed at once.' })
  if (!aware.ok) throw new Error(JSON.stringify(aware))
  return { ref: leak.ref, id: leakIdSchema.parse(leak.id) }
}

async function begun(leakId: ReturnType<typeof leakIdSchema.parse>, profile = 'GBA_PART1') {
  const made = await createDraft(dpo, { leakId, profile, language: 'nl' })
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value.id
}
const file = (id: DraftId, reference: string, at = 0, version = 1) =>
  fileReport(later(at), { id, version, reference, filedAt: minutes(at), reason: 'Filed in phases.' })
const clocksOf = async (leakId: string) =>
  new Map((await database.client.leakClock.findMany({ where: { leakId } })).map((clock) => [clock.code, clock]))
const known = (text: string) => ({ state: 'known' as const, text, source: null, expectedOn: null })

describe('a filed report', () => {
  it('is changed by no command', async () => {
    const leak = await awareLeak()
    const other = await awareLeak()
    const id = await begun(leak.id)
    await file(id, 'DBN-1')
    const before = await database.client.filedReport.findUniqueOrThrow({ where: { draftId: id } })
    const draftBefore = await database.client.reportDraft.findUniqueOrThrow({ where: { id } })
    const refused = { code: 'not_now', reason: 'draft_filed' }
    expect(await updateDraft(dpo, { id, version: 1, values: { summary: known('x') } })).toMatchObject(refused)
    expect(await signOffDraft(management, { id, version: 1 })).toMatchObject(refused)
    expect(await file(id, 'DBN-2')).toMatchObject(refused)
    expect(await bundleLeak(dpo, { id, version: 1, leakId: other.id, named: true })).toMatchObject(refused)
    // A correction of its moment is a row beside it.
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
    const correction = { momentId: before.momentId ?? '', at: testNow, reference: 'DBN-9', reason: 'Typed wrongly.' }
    expect(await correctMoment(dpo, { ref: leak.ref, version, ...correction })).toMatchObject({ ok: true })
    // What the leak says by now is another matter.
    await begun(leak.id, 'GBA_PART2')
    const after = await database.client.filedReport.findUniqueOrThrow({ where: { draftId: id } })
    expect(after).toEqual(before)
    expect(await database.client.reportDraft.findUniqueOrThrow({ where: { id } })).toEqual(draftBefore)
    expect(createHash('sha256').update(after.content, 'utf8').digest('hex')).toBe(after.contentHash)
  })

  it('nor by the login of the application, whatever it sends', async () => {
    const leak = await awareLeak()
    const other = await awareLeak()
    const id = await begun(leak.id)
    expect(await bundleLeak(dpo, { id, version: 1, leakId: other.id, named: true })).toMatchObject({ ok: true })
    expect(await file(id, 'DBN-1', 0, 2)).toMatchObject({ ok: true })
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      const statements = [
        `UPDATE "FiledReport" SET "content" = '{}'`,
        `UPDATE "FiledReport" SET "contentHash" = 'x', "reference" = 'x'`,
        `DELETE FROM "FiledReport"`,
        `TRUNCATE "FiledReport" CASCADE`,
        `UPDATE "FiledLeak" SET "leakId" = "leakId"`,
        `DELETE FROM "FiledLeak"`,
        `UPDATE "LeakMoment" SET "reference" = 'x'`,
        `DELETE FROM "LeakMoment"`,
        `UPDATE "ReportDraft" SET "values" = '{}' WHERE "id" = '${id}'`,
        `UPDATE "ReportDraft" SET "form" = '{}', "language" = 'fr' WHERE "id" = '${id}'`,
        `DELETE FROM "ReportDraft" WHERE "id" = '${id}'`,
        `DELETE FROM "DraftLeak" WHERE "draftId" = '${id}'`,
        `INSERT INTO "DraftLeak" VALUES ('${id}', '${leak.id}')`,
        `ALTER TABLE "ReportDraft" DISABLE TRIGGER filed_draft_stands`,
        `DROP TRIGGER filed_draft_stands ON "ReportDraft"`,
        `SET session_replication_role = replica`,
        `ALTER TABLE "FiledReport" OWNER TO CURRENT_USER`,
        `GRANT UPDATE ON "FiledReport" TO CURRENT_USER`,
      ]
      for (const statement of statements) {
        const outcome = await client.query(statement).then(
          ({ command }) => command,
          (error: unknown) => (error instanceof pg.DatabaseError ? error.code : 'another error'),
        )
        // A grant of what one does not have is no error, only a warning: the next statement shows that it gave nothing.
        expect(`${statement}: ${outcome}`).toMatch(/: (42501|GRANT)$/)
      }
      await expect(client.query(`UPDATE "FiledReport" SET "content" = '{}'`)).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.end()
    }
    const { content } = await database.client.filedReport.findUniqueOrThrow({ where: { draftId: id } })
    expect(JSON.parse(content)).toMatchObject({ profile: 'GBA_PART1', bundled: [{ ref: other.ref }] })
  })
})

describe('a notification that is withdrawn', () => {
  it('needs one that was filed, ends what still runs because of it, and the next one begins anew', async () => {
    const leak = await awareLeak()
    const early = await begun(leak.id, 'GBA_WITHDRAWAL')
    expect(await file(early, 'DBN-1/W', 2)).toMatchObject({ code: 'invalid', fields: { at: ['nothing_filed'] } })

    const id = await begun(leak.id)
    await updateDraft(dpo, { id, version: 1, values: { consequences: known('Unwanted mail.') } })
    expect(await file(id, 'DBN-1', 1, 2)).toMatchObject({ ok: true })

    const back = await begun(leak.id, 'GBA_WITHDRAWAL')
    const view = await draftOf(dpo.actor, leak.ref, back, { now: testNow, zone })
    expect(view?.values.earlier_reference?.text).toBe('DBN-1')
    expect(view?.values.notice_kind?.text).toBe('Intrekking van een eerdere melding')
    expect(view?.warnings).not.toContain('no_decision')
    expect(await file(back, 'DBN-1/W', 3)).toMatchObject({
      ok: true,
      value: { missing: ['organisation_name', 'contact_point', 'withdrawal_reason'] },
    })
    const clocks = await clocksOf(leak.id)
    // In time it was, and stays.
    expect(clocks.get('authority_part1')).toMatchObject({ endKind: 'filed', endReference: 'DBN-1' })
    expect(clocks.get('authority_part2')).toMatchObject({
      endKind: 'withdrawn',
      endReference: 'DBN-1/W',
      endedAt: new Date(minutes(3)),
    })
    expect(await entriesAboutLeak(database.client, leak.id)).toContain('report.file')

    // Nothing stands that could be gone on from.
    const next = await draftOf(dpo.actor, leak.ref, await begun(leak.id, 'GBA_PART2'), { now: testNow, zone })
    expect(next?.earlier).toBeNull()

    // Notified anew: part 2 counts from there, the first clock stays ended.
    const anew = await begun(leak.id)
    expect(await file(anew, 'DBN-2', 5)).toMatchObject({ ok: true })
    const now = await clocksOf(leak.id)
    expect(now.get('authority_part1')).toMatchObject({ endKind: 'filed', endReference: 'DBN-1' })
    expect(now.get('authority_part2')).toMatchObject({ endedAt: null, startAt: new Date(minutes(5)) })
    const part2 = await draftOf(dpo.actor, leak.ref, await begun(leak.id, 'GBA_PART2'), { now: testNow, zone })
    expect(part2?.earlier?.reference).toBe('DBN-2')
  })

  it.each([
    ['gdpr_withdrawn', 'part1_filed', 'authority_part2'],
    ['nis2_withdrawn', 'nis2_notification', 'nis2_final'],
    ['dora_withdrawn', 'dora_initial', 'dora_intermediate'],
  ] as const)('%s is recorded without a draft too, and can be corrected', async (kind, first, clock) => {
    const leak = await awareLeak()
    await database.client.clockRule.updateMany({
      where: { code: { in: ['nis2_final', 'dora_intermediate'] } },
      data: { enabled: true },
    })
    const report = async (what: typeof kind | typeof first, at: number) => {
      const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
      const said = { reference: `${what}-1`, evidence: 'Sent on the portal.', unlikelyReason: 'As it was.' }
      return recordReport(later(at), { ref: leak.ref, version, kind: what, at: minutes(at), ...said })
    }
    expect(await report(kind, 1)).toMatchObject({ code: 'invalid', fields: { at: ['nothing_filed'] } })
    expect(await report(first, 2)).toMatchObject({ ok: true })
    expect(await report(kind, 3)).toMatchObject({ ok: true })
    expect((await clocksOf(leak.id)).get(clock)).toMatchObject({ endKind: 'withdrawn', endReference: `${kind}-1` })
    // It was not withdrawn after all: the clock runs on.
    const moment = await database.client.leakMoment.findFirstOrThrow({ where: { leakId: leak.id, kind } })
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
    const correction = { ref: leak.ref, version, momentId: moment.id, at: null, reference: '', reason: 'Never sent.' }
    expect(await correctMoment(later(4), correction)).toMatchObject({ ok: true })
    expect((await clocksOf(leak.id)).get(clock)).toMatchObject({ endedAt: null })
  })
})

describe('a report that tells of several leaks', () => {
  it('ends the clock of each under one reference, is named on each, and names them in its frozen text', async () => {
    const [one, two, three] = [await awareLeak(), await awareLeak(), await awareLeak()]
    const id = await begun(one.id)
    const add = (leakId: typeof one.id, version: number, who = dpo, named = true) =>
      bundleLeak(who, { id, version, leakId, named })
    for (const person of [employee, management, auditor, editor, admin])
      expect(await add(two.id, 1, person)).toEqual({ ok: false, code: 'not_found' })
    expect(await signOffDraft(management, { id, version: 1 })).toMatchObject({ ok: true })
    expect(await add(two.id, 1)).toMatchObject({ code: 'stale' })
    expect(await add(two.id, 2)).toMatchObject({ ok: true })
    expect(await add(three.id, 3)).toMatchObject({ ok: true })
    expect(await add(three.id, 4)).toMatchObject({ code: 'invalid', fields: { leakId: ['choose'] } })
    expect(await add(one.id, 4)).toMatchObject({ code: 'invalid', fields: { leakId: ['choose'] } })
    expect(await add(three.id, 4, dpo, false)).toMatchObject({ ok: true })
    expect(await add(three.id, 5, dpo, false)).toEqual({ ok: false, code: 'not_found' })
    expect(await add(three.id, 5)).toMatchObject({ ok: true })
    const view = await draftOf(dpo.actor, one.ref, id, { now: testNow, zone })
    expect(view).toMatchObject({ signedOff: null, bundled: [{ ref: two.ref }, { ref: three.ref }] })
    expect(view?.besides.summary?.sourceNow).toContain(two.ref)
    expect(
      await database.client.auditEntry.count({ where: { body: { contains: '"field":"bundled"' } } }),
    ).toBeGreaterThan(0)

    expect(await file(id, 'DBN-7', 1, 6)).toMatchObject({ ok: true })
    for (const leak of [one, two, three]) {
      const clocks = await clocksOf(leak.id)
      expect(clocks.get('authority_part1')).toMatchObject({ endKind: 'filed', endReference: 'DBN-7' })
      expect(clocks.get('authority_part2')).toMatchObject({ endedAt: null })
      expect(await entriesAboutLeak(database.client, leak.id)).toContain('report.file')
      expect(await draftsOf(leak.id)).toMatchObject([
        { leakRef: one.ref, bundled: [two.ref, three.ref], filed: { reference: 'DBN-7', isTakenBack: false } },
      ])
    }
    const { content } = await database.client.filedReport.findUniqueOrThrow({ where: { draftId: id } })
    expect(JSON.parse(content).bundled).toMatchObject([{ ref: two.ref }, { ref: three.ref }])
    // Part 2 is about one leak: each goes on from what was told of all.
    const part2 = await draftOf(dpo.actor, two.ref, await begun(two.id, 'GBA_PART2'), { now: testNow, zone })
    expect(part2?.earlier).toMatchObject({ id, reference: 'DBN-7' })
    const next = await begun(three.id, 'GBA_PART2')
    expect(await bundleLeak(dpo, { id: next, version: 1, leakId: one.id, named: true })).toMatchObject({
      code: 'not_now',
      reason: 'bundle_first',
    })
    // Taken back on one of them: not filed there, and filed on the others.
    const moment = await database.client.leakMoment.findFirstOrThrow({
      where: { leakId: three.id, kind: 'part1_filed' },
    })
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: three.id } })
    const back = { momentId: moment.id, at: null, reference: '', reason: 'Never sent.' }
    expect(await correctMoment(later(2), { ref: three.ref, version, ...back })).toMatchObject({
      ok: true,
    })
    const filedOn = async (leakId: typeof one.id) =>
      (await draftsOf(leakId)).flatMap(({ filed }) => (filed ? [filed.isTakenBack] : []))
    expect(await filedOn(three.id)).toEqual([true])
    expect(await filedOn(two.id)).toEqual([false])
  })

  it('gives the reason where that is late for one, and is not filed at all where one does not allow it', async () => {
    const [one, late, unknown] = [await awareLeak(), await awareLeak(), await awareLeak()]
    const id = await begun(one.id)
    await bundleLeak(dpo, { id, version: 1, leakId: late.id, named: true })
    await bundleLeak(dpo, { id, version: 2, leakId: unknown.id, named: true })
    const days = 5 * 24 * 60
    // Filed elsewhere in the meantime, and taken as no leak: its state takes no filing any more.
    await database.client.leak.update({ where: { id: unknown.id }, data: { state: 'merged' } })
    expect(await file(id, 'DBN-8', days, 3)).toMatchObject({
      code: 'not_now',
      reason: 'bundle_leak',
      data: { names: unknown.ref },
    })
    expect(await database.client.filedReport.count({ where: { draftId: id } })).toBe(0)
    await bundleLeak(dpo, { id, version: 3, leakId: unknown.id, named: false })
    expect(await file(id, 'DBN-8', days, 4)).toMatchObject({ ok: true })
    expect(await database.client.leak.findUniqueOrThrow({ where: { id: late.id } })).toMatchObject({
      delayReason: 'repeated_leaks_bundled',
      delayText: 'Filed in phases.',
    })
  })
})
