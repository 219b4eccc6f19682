import { describe, expect, it } from 'vitest'
import { type Someone, testNow } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { Prisma } from '@/lib/db/generated/client'
import { type DraftId, leakIdSchema } from '@/lib/db/ids'
import { inviteToLeak } from '@/lib/leaks/commands/link-and-invite'
import { correctMoment, setAware } from '@/lib/leaks/commands/set-moments'
import { entriesAboutLeak, someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { instantSchema } from '@/lib/time/types'
import { bundleLeak } from './bundle'
import { commentOnDraft, solveDraftComment } from './drafting/comments'
import { updateDraft } from './drafting/save'
import { signOffDraft } from './drafting/sign-off'
import { tickField } from './drafting/tick'
import { fileReport } from './file'
import { documentOf } from './output/document'
import { printingNow } from './output/export'
import { draftOf, draftsOf } from './queries'
import { createDraft } from './write'

const { database, employee, dpo, management, auditor, editor, admin } = someOffice()

const filedAt = testNow

async function draftOnLeak() {
  const leak = await someConfirmedLeak(database.client, employee, dpo)
  const aware = await setAware(dpo, { ref: leak.ref, version: leak.version, at: testNow, reason: 'Confirmed at once.' })
  if (!aware.ok) throw new Error(JSON.stringify(aware))
  const result = await createDraft(dpo, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'nl' })
  if (!result.ok) throw new Error(result.code)
  return { leak, id: result.value.id }
}

const answer = (text: string) => ({
  state: 'known' as const,
  text,
  source: { kind: 'typed' as const, refs: [] },
  expectedOn: null,
})
const file = (person: Someone, id: DraftId, version: number) =>
  fileReport(person, { id, version, reference: 'DBN-2026-0001', filedAt, reason: 'Filed in phases.' })

describe('report drafts', () => {
  it('are started by the DPO only, prefilled, with an entry', async () => {
    const { leak, id } = await draftOnLeak()
    const view = await draftOf(dpo.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' })
    expect(view?.values.summary).toMatchObject({ state: 'suggested', source: { kind: 'leak', refs: [leak.ref] } })
    expect(view?.can).toEqual({ update: true, sign: false, note: true, file: true, export: true, amend: false })
    expect(
      await database.client.auditEntry.count({ where: { body: { contains: '"action":"draft.create"' } } }),
    ).toBeGreaterThan(0)
    for (const person of [employee, management, auditor, editor, admin])
      expect(
        await createDraft(person, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'nl' }),
      ).toEqual({ ok: false, code: 'not_found' })
  })

  it('are read by those the matrix names and nobody else', async () => {
    const { leak, id } = await draftOnLeak()
    for (const person of [management, auditor])
      expect(await draftOf(person.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' })).not.toBeNull()
    for (const person of [employee, editor, admin])
      expect(await draftOf(person.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' })).toBeNull()
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
    const invited = await inviteToLeak(dpo, { ref: leak.ref, version, userIds: [editor.actor.id] })
    expect(invited.ok).toBe(true)
    expect(await draftOf(editor.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' })).toMatchObject({
      can: { update: false, sign: false, file: false, export: false },
    })
  })

  it('a stale save is refused with both values; an edit takes the sign-off back', async () => {
    const { leak, id } = await draftOnLeak()
    expect(await signOffDraft(management, { id, version: 1 })).toMatchObject({ ok: true })
    expect(
      (await draftOf(dpo.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' }))?.signedOff,
    ).not.toBeNull()
    expect(
      await updateDraft(dpo, { id, version: 2, values: { consequences: answer('Unwanted mail.') } }),
    ).toMatchObject({ ok: true, value: { version: 3 } })
    expect((await draftOf(dpo.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' }))?.signedOff).toBeNull()
    expect(await updateDraft(dpo, { id, version: 2, values: { consequences: answer('Phishing.') } })).toMatchObject({
      code: 'stale',
      data: {
        version: 3,
        fields: [{ field: 'consequences', mine: 'known: Phishing.', theirs: 'known: Unwanted mail.' }],
      },
    })
    expect(await signOffDraft(dpo, { id, version: 3 })).toEqual({ ok: false, code: 'not_found' })
    expect(await updateDraft(dpo, { id, version: 3, values: { nonsense: answer('x') } })).toMatchObject({
      code: 'invalid',
      fields: { nonsense: ['unknown'] },
    })
  })

  it('filing is never stopped by what is missing: it warns, freezes the text with its hash and ends the clock', async () => {
    const { leak, id } = await draftOnLeak()
    const view = await draftOf(dpo.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' })
    expect(view?.warnings).toEqual(['missing_items', 'not_signed_off', 'no_decision'])
    expect(await file(auditor, id, 1)).toEqual({ ok: false, code: 'not_found' })
    expect(await file(dpo, id, 1)).toMatchObject({ ok: true, value: { late: false } })
    const clock = await database.client.leakClock.findFirstOrThrow({
      where: { leakId: leak.id, code: 'authority_part1' },
    })
    expect(clock).toMatchObject({ endKind: 'filed', endReference: 'DBN-2026-0001', endedAt: new Date(filedAt) })
    expect(
      await database.client.leakClock.count({ where: { leakId: leak.id, code: 'authority_part2', endedAt: null } }),
    ).toBe(1)
    expect(await entriesAboutLeak(database.client, leak.id)).toContain('report.file')
    expect(await updateDraft(dpo, { id, version: 1, values: { consequences: answer('Later.') } })).toMatchObject({
      code: 'not_now',
      reason: 'draft_filed',
    })
    expect(await draftsOf(leakIdSchema.parse(leak.id))).toMatchObject([
      { filed: { reference: 'DBN-2026-0001', isTakenBack: false } },
    ])
  })

  it('what was filed cannot be changed by the application', async () => {
    const { id } = await draftOnLeak()
    await file(dpo, id, 1)
    await expect(
      database.client.filedReport.updateMany({ where: { draftId: id }, data: { content: '{}' } }),
    ).rejects.toThrow()
    await expect(database.client.filedReport.deleteMany({ where: { draftId: id } })).rejects.toThrow()
  })

  it('no command changes what was filed: answers, sign-off, comments, ticks, other leaks and a second filing are refused', async () => {
    const { leak, id } = await draftOnLeak()
    const said = await commentOnDraft(dpo, { id, field: 'consequences', body: 'Ask the host first.' })
    if (!said.ok) throw new Error(said.code)
    await file(dpo, id, 1)
    const frozen = () => database.client.filedReport.findUniqueOrThrow({ where: { draftId: id } })
    const before = await frozen()
    const { version } = await database.client.reportDraft.findUniqueOrThrow({ where: { id } })
    const other = await someConfirmedLeak(database.client, employee, dpo)
    const attempts = {
      answer: updateDraft(dpo, { id, version, values: { consequences: answer('Later.') } }),
      signOff: signOffDraft(management, { id, version }),
      comment: commentOnDraft(dpo, { id, field: 'consequences', body: 'Too late.' }),
      solve: solveDraftComment(dpo, { id: said.value.id, solved: true }),
      tick: tickField(dpo, { id, field: 'consequences', entered: true }),
      bundle: bundleLeak(dpo, { id, version, leakId: leakIdSchema.parse(other.id), named: true }),
      again: file(management, id, version),
    }
    for (const [name, attempt] of Object.entries(attempts))
      expect(await attempt, name).toMatchObject({ ok: false, code: 'not_now', reason: 'draft_filed' })
    expect(await frozen()).toEqual(before)
    // The proof of the recipient and a corrected reference stand beside it; its text and hash stay.
    const entries = await entriesAboutLeak(database.client, leak.id)
    expect(entries.filter((one) => one === 'report.file')).toHaveLength(1)
  })

  it('is filed once when two people press at the same moment', async () => {
    const { id } = await draftOnLeak()
    const results = await Promise.all([file(dpo, id, 1), file(management, id, 1)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('filing once more later neither moves the end of the clock nor the start of part 2', async () => {
    const { leak, id } = await draftOnLeak()
    const again = await createDraft(dpo, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'fr' })
    if (!again.ok) throw new Error(again.code)
    expect(await file(dpo, id, 1)).toMatchObject({ ok: true })
    const second = { id: again.value.id, version: 1, reference: 'DBN-2026-0002', filedAt: testNow, reason: '' }
    expect(await fileReport(dpo, second)).toMatchObject({ ok: true })
    const clocks = await database.client.leakClock.findMany({ where: { leakId: leak.id } })
    const clock = (code: string) => clocks.find((one) => one.code === code)
    expect(clock('authority_part1')).toMatchObject({ endedAt: new Date(filedAt), endReference: 'DBN-2026-0001' })
    expect(clock('authority_part2')).toMatchObject({ startAt: new Date(filedAt) })
  })

  it('an auditor reads answers, not guesses taken from what the reporter typed', async () => {
    const { leak, id } = await draftOnLeak()
    expect(
      (await draftOf(auditor.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' }))?.values.summary,
    ).toBeUndefined()
    await updateDraft(dpo, { id, version: 1, values: { summary: answer('A list went to the wrong person.') } })
    expect(
      (await draftOf(auditor.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' }))?.values.summary?.state,
    ).toBe('known')
  })

  it('a moment in the future is refused', async () => {
    const { id } = await draftOnLeak()
    const ahead = instantSchema.parse('2026-06-03T12:30:00.000Z')
    expect(await fileReport(dpo, { id, version: 1, reference: 'X', filedAt: ahead, reason: '' })).toMatchObject({
      code: 'invalid',
      fields: { at: ['in_future'] },
    })
  })

  it.each(['nl', 'fr', 'en'] as const)(
    'becomes a document in its own language (%s), with the clock and the marks',
    async (language) => {
      const { leak } = await draftOnLeak()
      const made = await createDraft(dpo, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language })
      if (!made.ok) throw new Error(made.code)
      const view = await draftOf(dpo.actor, leak.ref, made.value.id, { now: testNow, zone: 'Europe/Brussels' })
      if (!view) throw new Error('no draft')
      const content = await documentOf(view, 'Europe/Brussels', await printingNow(testNow))
      expect(content.sections).toHaveLength(8)
      expect(JSON.stringify(content.facts)).toContain('14:37')
      expect(content.notes).toHaveLength(language === 'en' ? 2 : 1)
    },
  )

  it('part 2 goes on from part 1, ends its clock, and a supplement from part 2; each keeps its questions', async () => {
    const { leak, id } = await draftOnLeak()
    const leakId = leakIdSchema.parse(leak.id)
    const unknown = { state: 'unknown' as const, text: '', source: null, expectedOn: null }
    await updateDraft(dpo, {
      id,
      version: 1,
      values: { consequences: answer('Unwanted mail.'), records_number: unknown },
    })
    expect(await file(dpo, id, 2)).toMatchObject({ ok: true })

    const next = async (profile: 'GBA_PART2' | 'GBA_SUPPLEMENT') => {
      const made = await createDraft(dpo, { leakId, profile, language: 'nl' })
      if (!made.ok) throw new Error(made.code)
      return made.value.id
    }
    const part2 = await next('GBA_PART2')
    const view = await draftOf(dpo.actor, leak.ref, part2, { now: testNow, zone: 'Europe/Brussels' })
    expect(view?.earlier).toMatchObject({ id, reference: 'DBN-2026-0001', form: { code: 'GBA_PART1' } })
    expect(view?.values.consequences).toMatchObject({
      state: 'known',
      text: 'Unwanted mail.',
      source: { kind: 'filed' },
    })
    expect(view?.values.records_number?.state).toBe('unknown')
    expect(view?.values.earlier_reference?.text).toBe('DBN-2026-0001')
    expect(view?.clock?.code).toBe('authority_part2')
    expect(view?.warnings).not.toContain('no_decision')
    await updateDraft(dpo, { id: part2, version: 1, values: { consequences: answer('Phishing.') } })
    const changed = await draftOf(dpo.actor, leak.ref, part2, { now: testNow, zone: 'Europe/Brussels' })
    expect(changed?.besides.consequences).toEqual({ filed: 'Unwanted mail.', sourceNow: null })
    expect(
      (await draftOf(management.actor, leak.ref, part2, { now: testNow, zone: 'Europe/Brussels' }))?.besides,
    ).toEqual({})

    expect(
      await fileReport(dpo, {
        id: part2,
        version: 2,
        reference: 'DBN-2026-0001',
        filedAt,
        reason: 'The rest is known.',
      }),
    ).toMatchObject({ ok: true })
    const clock = await database.client.leakClock.findFirstOrThrow({ where: { leakId, code: 'authority_part2' } })
    expect(clock).toMatchObject({ endKind: 'filed', endedAt: new Date(filedAt) })

    const supplement = await next('GBA_SUPPLEMENT')
    const more = await draftOf(dpo.actor, leak.ref, supplement, { now: testNow, zone: 'Europe/Brussels' })
    expect(more?.earlier).toMatchObject({ id: part2, form: { code: 'GBA_PART2' } })
    expect(more?.clock).toBeNull()
    expect(
      await fileReport(dpo, { id: supplement, version: 1, reference: 'DBN-2026-0001', filedAt, reason: 'A name.' }),
    ).toMatchObject({ ok: true, value: { late: false } })
    const moments = await database.client.leakMoment.findMany({ where: { leakId, kind: { endsWith: '_filed' } } })
    expect(moments.map(({ kind }) => kind).sort()).toEqual(['part1_filed', 'part2_filed', 'supplement_filed'])
    const filed = await database.client.filedReport.findFirstOrThrow({ where: { draftId: part2 } })
    expect(JSON.parse(filed.content)).toMatchObject({ format: 2, form: { code: 'GBA_PART2' } })
  })

  it('part 2 can be written before part 1 was filed, and not be filed', async () => {
    const { leak } = await draftOnLeak()
    const made = await createDraft(dpo, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART2', language: 'fr' })
    if (!made.ok) throw new Error(made.code)
    expect(await file(dpo, made.value.id, 1)).toMatchObject({ code: 'invalid', fields: { at: ['part1_first'] } })
    expect(await database.client.filedReport.count({ where: { draftId: made.value.id } })).toBe(0)
  })

  it('a draft keeps the form it was made with, whatever the profile says later', async () => {
    const { leak, id } = await draftOnLeak()
    const { form } = await database.client.reportDraft.findUniqueOrThrow({ where: { id } })
    const fields = [
      {
        code: 'summary',
        section: 'description',
        item: 'n_a',
        kind: 'text',
        needed: 'always',
        judgement: false,
        max: 100,
      },
    ]
    await database.client.reportDraft.update({ where: { id }, data: { form: { ...Object(form), fields } } })
    const view = await draftOf(dpo.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' })
    expect(view?.profile.fields.map(({ code }) => code)).toEqual(['summary'])
    expect(await updateDraft(dpo, { id, version: 1, values: { cause: answer('x') } })).toMatchObject({
      code: 'invalid',
    })
    await database.client.reportDraft.update({ where: { id }, data: { form: Prisma.DbNull } })
    expect((await draftOf(dpo.actor, leak.ref, id, { now: testNow, zone: 'Europe/Brussels' }))?.profile.code).toBe(
      'GBA_PART1',
    )
  })

  it('goes on from what stands: a corrected reference, nothing that was taken back, nothing of another authority or regime', async () => {
    const { leak, id } = await draftOnLeak()
    const leakId = leakIdSchema.parse(leak.id)
    await file(dpo, id, 1)
    const begun = async (profile: string) => {
      const made = await createDraft(dpo, { leakId, profile, language: 'nl' })
      if (!made.ok) throw new Error(made.code)
      const view = await draftOf(dpo.actor, leak.ref, made.value.id, { now: testNow, zone: 'Europe/Brussels' })
      return [view?.values.earlier_reference?.text ?? '', view?.earlier?.id ?? null]
    }
    const correct = async (at: typeof testNow | null, reference: string) => {
      const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
      const { id: momentId } = await database.client.leakMoment.findFirstOrThrow({
        where: { leakId, kind: 'part1_filed', correction: null },
      })
      const done = await correctMoment(dpo, { ref: leak.ref, version, momentId, at, reference, reason: 'A slip.' })
      expect(done).toMatchObject({ ok: true })
    }
    expect(await begun('GBA_PART2')).toEqual(['DBN-2026-0001', id])
    for (const other of ['FR_CNIL_COMPLEMENTARY', 'NL_AP_AMENDMENT', 'NIS2_NOTIFICATION', 'DORA_FINAL'])
      expect([other, ...(await begun(other))]).toEqual([other, '', null])
    await correct(testNow, 'DBN-2026-0009')
    expect(await begun('GBA_PART2')).toEqual(['DBN-2026-0009', id])
    await correct(null, '')
    expect(await begun('GBA_PART2')).toEqual(['', null])
  })
})
