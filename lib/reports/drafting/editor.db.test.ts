import { beforeAll, describe, expect, it } from 'vitest'
import { movedTo, type Someone, someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { type DraftId, leakIdSchema } from '@/lib/db/ids'
import { filesOnDisk } from '@/lib/files/store/testing/folder'
import * as sample from '@/lib/files/store/testing/samples'
import { attachEvidence, attachReceipt } from '@/lib/leaks/commands/attach-file'
import { inviteToLeak } from '@/lib/leaks/commands/link-and-invite'
import { correctMoment, setAware } from '@/lib/leaks/commands/set-moments'
import { entriesAboutLeak, someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { instantSchema } from '@/lib/time/types'
import { fileReport } from '../file'
import { addReceipt } from '../kept/receipts'
import { draftOf } from '../queries'
import type { FieldValue } from '../values'
import { createDraft } from '../write'
import { commentOnDraft, solveDraftComment } from './comments'
import { presentAt } from './presence'
import { updateDraft } from './save'
import { signOffDraft } from './sign-off'
import { tickField } from './tick'
import { draftsToSignOff } from './waiting'

const { database, employee, dpo, management, auditor, editor, admin } = someOffice()
const notFound = { ok: false, code: 'not_found' }
const minute = (n: number) => instantSchema.parse(new Date(Date.parse(testNow) + n * 60_000).toISOString())

let second: Someone
beforeAll(async () => {
  second = await someone(database.client, ['dpo'], { name: 'Second DPO' })
})

const answer = (text: string, more: Partial<FieldValue> = {}): FieldValue => ({
  ...{ state: 'known', text, source: { kind: 'typed', refs: [] }, expectedOn: null },
  ...more,
})
const nothing: FieldValue = { state: 'empty', text: '', source: null, expectedOn: null }

async function draftOnLeak() {
  const leak = await someConfirmedLeak(database.client, employee, dpo)
  const aware = await setAware(dpo, { ref: leak.ref, version: leak.version, at: testNow, reason: 'Confirmed at once.' })
  if (!aware.ok) throw new Error(JSON.stringify(aware))
  const result = await createDraft(dpo, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'nl' })
  if (!result.ok) throw new Error(result.code)
  return { leak, id: result.value.id }
}
const view = async (ref: string, id: DraftId, by = dpo) => {
  const found = await draftOf(by.actor, ref, id, { now: by.now, zone: 'Europe/Brussels' })
  if (!found) throw new Error('no draft')
  return found
}
const entries = (action: string, id: string) =>
  database.client.auditEntry.count({ where: { subjectId: id, body: { contains: `"action":"${action}"` } } })

describe('two people in one draft', () => {
  it('keeps what each wrote in another question, and tells each what the other changed', async () => {
    const { leak, id } = await draftOnLeak()
    expect(await updateDraft(second, { id, version: 1, values: { root_cause: answer('x') }, was: {} })).toMatchObject({
      code: 'invalid',
      fields: { root_cause: ['unknown'] },
    })
    const first = { id, version: 1, values: { consequences: answer('Phishing.') }, was: { consequences: nothing } }
    expect(await updateDraft(dpo, first)).toMatchObject({ ok: true, value: { version: 2, theirs: {}, contested: [] } })
    const other = { id, version: 1, values: { measures_taken: answer('Deleted.') }, was: { measures_taken: nothing } }
    expect(await updateDraft(second, other)).toMatchObject({
      ok: true,
      value: {
        version: 3,
        contested: [],
        theirs: { consequences: { value: { text: 'Phishing.' }, byName: dpo.actor.name, at: testNow } },
      },
    })
    const { values, edits } = await view(leak.ref, id)
    expect([values.consequences?.text, values.measures_taken?.text]).toEqual(['Phishing.', 'Deleted.'])
    expect(edits.measures_taken).toEqual({ byName: 'Second DPO', at: testNow })
  })

  it('writes over nobody: what both changed comes back with their words, the rest is saved', async () => {
    const { leak, id } = await draftOnLeak()
    const was = { consequences: nothing, measures_taken: nothing }
    await updateDraft(dpo, { id, version: 1, values: { consequences: answer('Mine.') }, was })
    const values = { consequences: answer('Theirs.'), measures_taken: answer('Deleted.') }
    expect(await updateDraft(second, { id, version: 1, values, was })).toMatchObject({
      ok: true,
      value: { version: 3, contested: ['consequences'], theirs: { consequences: { value: { text: 'Mine.' } } } },
    })
    const now = await view(leak.ref, id)
    expect([now.values.consequences?.text, now.values.measures_taken?.text]).toEqual(['Mine.', 'Deleted.'])
    // Chosen with both before their eyes, it is written.
    const chosen = { consequences: answer('Mine. Theirs.') }
    const seen = { consequences: now.values.consequences ?? nothing }
    expect(await updateDraft(second, { id, version: 3, values: chosen, was: seen })).toMatchObject({
      ok: true,
      value: { version: 4, contested: [] },
    })
  })

  it('writes one of two at the same moment, and nothing for what says the same', async () => {
    const { id } = await draftOnLeak()
    const was = { consequences: nothing }
    const both = await Promise.all(
      [dpo, second].map((who) =>
        updateDraft(who, { id, version: 1, values: { consequences: answer(who.actor.name) }, was }),
      ),
    )
    expect(both.map((one) => one.ok && one.value.contested.length).sort()).toEqual([0, 1])
    expect(await entries('draft.update', id)).toBe(1)
    const same = { consequences: answer('x') }
    await updateDraft(dpo, { id, version: 2, values: same, was: same })
    await updateDraft(dpo, { id, version: 3, values: same, was: same })
    expect(await entries('draft.update', id)).toBe(2)
  })

  it('each hears who else has it open, where, and what they changed; who is gone is not named', async () => {
    const { id } = await draftOnLeak()
    expect(await presentAt(dpo, { id, version: 1, field: 'summary' })).toEqual({
      ok: true,
      value: { version: 1, others: [], theirs: {}, isFiled: false },
    })
    await updateDraft(dpo, { id, version: 1, values: { summary: answer('A list.') }, was: { summary: nothing } })
    expect(await presentAt(second, { id, version: 1, field: null })).toMatchObject({
      value: {
        version: 2,
        others: [{ name: dpo.actor.name, field: 'summary' }],
        theirs: { summary: { value: { text: 'A list.' } } },
      },
    })
    expect(await presentAt(movedTo(second, minute(2)), { id, version: 2, field: null })).toMatchObject({
      value: { others: [], theirs: {} },
    })
  })

  it('answers point to files of their own leak only', async () => {
    const { leak, id } = await draftOnLeak()
    const elsewhere = await draftOnLeak()
    const file = await attachEvidence(
      dpo,
      { ref: leak.ref, name: 'log.pdf' },
      sample.pdf('log') && sample.upload(sample.pdf('log')),
    )
    if (!file.ok) throw new Error(file.code)
    const values = { summary: answer('A list.', { evidence: [file.value.id] }) }
    expect(await updateDraft(dpo, { id: elsewhere.id, version: 1, values })).toMatchObject({
      fields: { summary: ['not_in_list'] },
    })
    expect(await updateDraft(dpo, { id, version: 1, values })).toMatchObject({ ok: true })
    expect((await view(leak.ref, id)).files).toMatchObject([{ name: 'log.pdf', sha256: file.value.sha256 }])
    expect((await view(leak.ref, id, auditor)).files).toMatchObject([{ name: null, sha256: file.value.sha256 }])
    await fileReport(dpo, { id, version: 2, reference: 'DBN-2026-0007', filedAt: testNow, reason: 'In phases.' })
    const filed = await database.client.filedReport.findFirstOrThrow({ where: { draftId: id } })
    expect(JSON.parse(filed.content)).toMatchObject({ evidence: { [file.value.id]: file.value.sha256 } })
  })
})

describe('signing off', () => {
  it('is kept as it stood; an edit voids it and says what changed since', async () => {
    const { leak, id } = await draftOnLeak()
    await updateDraft(dpo, { id, version: 1, values: { summary: answer('A list.'), cause: answer('A slip.') } })
    expect(await signOffDraft(management, { id, version: 2 })).toMatchObject({ ok: true, value: { version: 3 } })
    expect(await view(leak.ref, id)).toMatchObject({ signedOff: { byName: management.actor.name }, voided: null })
    await updateDraft(dpo, { id, version: 3, values: { cause: answer('A wrong address.') } })
    expect(await view(leak.ref, id)).toMatchObject({
      signedOff: null,
      voided: { byName: management.actor.name, at: testNow, changed: ['cause'] },
    })
    expect(
      await database.client.auditEntry.count({
        where: { subjectId: id, body: { contains: '"field":"signedOffAt"' } },
      }),
    ).toBe(1)
    await expect(database.client.draftSignOff.updateMany({ data: { version: 9 } })).rejects.toThrow()
  })

  it('is refused to who wrote in it, with whichever account', async () => {
    const { id } = await draftOnLeak()
    const twice = await someone(database.client, ['management'])
    const { personId } = await database.client.user.findUniqueOrThrow({ where: { id: dpo.actor.id } })
    await database.client.user.update({ where: { id: twice.actor.id }, data: { personId } })
    expect(await signOffDraft(twice, { id, version: 1 })).toMatchObject({ code: 'not_now', reason: 'own_draft' })
    expect(await signOffDraft(dpo, { id, version: 1 })).toEqual(notFound)
  })
})

describe('comments on a question', () => {
  it('say who and when, are solved and opened again, each with its entry', async () => {
    const { leak, id } = await draftOnLeak()
    const said = await commentOnDraft(management, { id, field: 'summary', body: 'Which list?' })
    if (!said.ok) throw new Error(said.code)
    expect((await view(leak.ref, id)).comments).toEqual([
      {
        id: said.value.id,
        field: 'summary',
        body: 'Which list?',
        byName: management.actor.name,
        at: testNow,
        solved: null,
      },
    ])
    await solveDraftComment(dpo, { id: said.value.id, solved: true })
    await solveDraftComment(dpo, { id: said.value.id, solved: true })
    expect((await view(leak.ref, id)).comments[0]?.solved).toEqual({ byName: dpo.actor.name, at: testNow })
    await solveDraftComment(dpo, { id: said.value.id, solved: false })
    expect((await view(leak.ref, id)).comments[0]?.solved).toBeNull()
    expect([await entries('draft.comment', id), await entries('draft.comment_solve', id)]).toEqual([1, 2])
    expect((await view(leak.ref, id, auditor)).comments).toEqual([])
  })

  it('are for who works on the leak', async () => {
    const { leak, id } = await draftOnLeak()
    for (const who of [employee, editor, auditor, admin])
      expect(await commentOnDraft(who, { id, field: 'summary', body: 'No' })).toEqual(notFound)
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
    await inviteToLeak(dpo, { ref: leak.ref, version, userIds: [editor.actor.id] })
    expect(await commentOnDraft(editor, { id, field: 'summary', body: 'From IT' })).toMatchObject({ ok: true })
    expect(await commentOnDraft(dpo, { id, field: 'nonsense', body: 'No' })).toMatchObject({
      fields: { field: ['not_in_list'] },
    })
  })
})

describe('filing mode', () => {
  it('ticks are kept for a colleague, tell when an answer changed since, and void no sign-off', async () => {
    const { leak, id } = await draftOnLeak()
    await updateDraft(dpo, { id, version: 1, values: { summary: answer('A list.') } })
    await signOffDraft(management, { id, version: 2 })
    for (const who of [employee, editor, auditor, admin])
      expect(await tickField(who, { id, field: 'summary', entered: true })).toEqual(notFound)
    await tickField(dpo, { id, field: 'summary', entered: true })
    await tickField(management, { id, field: 'summary', entered: true })
    expect(await entries('draft.tick', id)).toBe(1)
    const now = await view(leak.ref, id, management)
    expect(now).toMatchObject({ version: 3, signedOff: { byName: management.actor.name } })
    expect(now.ticks).toEqual({ summary: { byName: dpo.actor.name, at: testNow, isCurrent: true } })
    await updateDraft(dpo, { id, version: 3, values: { summary: answer('Two lists.') } })
    expect((await view(leak.ref, id)).ticks.summary?.isCurrent).toBe(false)
    await tickField(dpo, { id, field: 'summary', entered: false })
    expect((await view(leak.ref, id)).ticks).toEqual({})
    expect(await tickField(dpo, { id, field: 'nonsense', entered: true })).toMatchObject({ code: 'invalid' })
  })

  it('the proof of the recipient is kept with the filing, with its hash; late says why', async () => {
    const { leak, id } = await draftOnLeak()
    for (const who of [employee, editor, auditor, admin]) {
      const before = filesOnDisk()
      expect(await attachReceipt(who, { ref: leak.ref, name: 'a.pdf' }, sample.upload(sample.pdf('no')))).toEqual(
        notFound,
      )
      expect(filesOnDisk()).toEqual(before)
    }
    const proof = await attachReceipt(
      management,
      { ref: leak.ref, name: 'receipt.pdf' },
      sample.upload(sample.pdf('ok')),
    )
    if (!proof.ok) throw new Error(proof.code)
    const late = movedTo(dpo, minute(60 * 80))
    const elsewhere = await draftOnLeak()
    const filing = { version: 1, reference: 'DBN-2026-0009', filedAt: late.now, reason: 'All was known late.' }
    expect(await fileReport(late, { ...filing, id: elsewhere.id, receipts: [proof.value.id] })).toMatchObject({
      fields: { receipts: ['not_in_list'] },
    })
    const why = { delayReason: 'The log came late.', receipts: [proof.value.id] }
    expect(await fileReport(late, { ...filing, ...why, id })).toMatchObject({ ok: true, value: { late: true } })
    const { filed, can } = await view(leak.ref, id)
    expect(can).toMatchObject({ file: false, amend: true, note: false })
    expect(filed).toMatchObject({
      ...{ delayReason: 'The log came late.', recordedAt: late.now },
      receipts: [{ name: 'receipt.pdf', sha256: proof.value.sha256 }],
    })
    const more = await attachReceipt(dpo, { ref: leak.ref, name: 'mail.pdf' }, sample.upload(sample.pdf('mail')))
    if (!more.ok) throw new Error(more.code)
    expect(await addReceipt(auditor, { id, fileId: more.value.id })).toEqual(notFound)
    expect(await addReceipt(dpo, { id: elsewhere.id, fileId: more.value.id })).toEqual(notFound)
    expect(await addReceipt(dpo, { id, fileId: more.value.id })).toMatchObject({ ok: true })
    expect(await addReceipt(dpo, { id, fileId: more.value.id })).toMatchObject({ ok: true })
    expect((await view(leak.ref, id)).filed?.receipts).toHaveLength(2)
    expect((await view(leak.ref, id, auditor)).filed?.receipts.map(({ name }) => name)).toEqual([null, null])
    expect((await entriesAboutLeak(database.client, leak.id)).filter((one) => one === 'report.receipt')).toHaveLength(1)
    await expect(database.client.filedReceipt.deleteMany({})).rejects.toThrow()
  })
})

describe('what waits for a sign-off', () => {
  const waiting = async (who: Someone, later = 20) =>
    (await draftsToSignOff(movedTo(who, minute(later)), 50)).rows.map(({ key }) => key)

  it('is a draft at rest that nobody signed off or filed, for who may and did not write in it', async () => {
    const { leak, id } = await draftOnLeak()
    expect(await waiting(management)).toContain(id)
    expect(await waiting(management, 5)).not.toContain(id)
    for (const who of [employee, editor, dpo, auditor, admin]) expect(await waiting(who)).toEqual([])
    await signOffDraft(management, { id, version: 1 })
    expect(await waiting(management)).not.toContain(id)
    await updateDraft(dpo, { id, version: 2, values: { cause: answer('A slip.') } })
    const again = await draftsToSignOff(movedTo(management, minute(20)), 50)
    expect(again.rows.find(({ key }) => key === id)).toMatchObject({
      ...{ ref: leak.ref, href: `/leaks/${leak.ref}/draft/${id}`, since: testNow },
    })
    await fileReport(dpo, { id, version: 3, reference: 'DBN-2026-0011', filedAt: testNow, reason: 'In phases.' })
    expect(await waiting(management)).not.toContain(id)
  })
})

describe('a filing that was corrected', () => {
  it('stands beside the reference that was filed, for what goes on from it, and can be corrected again or no more', async () => {
    const { leak, id } = await draftOnLeak()
    await fileReport(dpo, { id, version: 1, reference: 'DBN-2026-0021', filedAt: testNow, reason: 'In phases.' })
    const made = await createDraft(dpo, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART2', language: 'nl' })
    if (!made.ok) throw new Error(made.code)
    expect((await view(leak.ref, made.value.id)).earlier).toMatchObject({ reference: 'DBN-2026-0021', corrected: null })
    const standing = async () => (await view(leak.ref, id)).filed?.standing ?? null
    const correct = async (at: typeof testNow | null, reference: string) => {
      const { momentId = '', version = 0 } = (await standing()) ?? {}
      return correctMoment(movedTo(dpo, minute(10)), {
        ref: leak.ref,
        version,
        momentId,
        at,
        reference,
        reason: 'A slip.',
      })
    }
    expect(await correct(minute(3), 'DBN-2026-0029')).toMatchObject({ ok: true })
    expect((await view(leak.ref, made.value.id)).earlier).toMatchObject({
      ...{ reference: 'DBN-2026-0021', corrected: { reference: 'DBN-2026-0029', at: minute(3) } },
    })
    expect(await standing()).toMatchObject({ reference: 'DBN-2026-0029', at: minute(3) })
    expect((await view(leak.ref, id, management)).filed).toMatchObject({ reference: 'DBN-2026-0021', standing: null })
    expect(await correct(null, '')).toMatchObject({ ok: true })
    expect(await standing()).toBeNull()
    expect((await view(leak.ref, made.value.id)).earlier?.corrected).toEqual({ at: null, reference: 'DBN-2026-0029' })
  })
})
