import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import type { Leak } from '@/lib/db/generated/client'
import { type LetterId, leakIdSchema, letterIdSchema } from '@/lib/db/ids'
import { correctMoment } from '@/lib/leaks/commands/set-moments'
import { signDecision } from '@/lib/leaks/commands/sign-decision'
import { updateLeakFacts } from '@/lib/leaks/commands/update-facts'
import { entriesAboutLeak, someConfirmedLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { reportLocales } from '@/lib/text/locale'
import { addHours } from '@/lib/time/zone'
import { recordLetter, sentLetterSchema, setLetterAside, takeBackLetter } from './dispatch'
import { readLetter } from './read-letters'
import { toldTexts } from './told-texts'
import { approveLetter, changeLetter, changeLetterSchema, startLetter, startLetterSchema } from './write-letter'

const { database, employee, editor, byRole, dpo, management } = someOffice()
const notFound = { ok: false, code: 'not_found' }
const none = letterIdSchema.parse('5b0f2a7e-3a3e-4d55-9f0b-1d2f6c7a8b90')
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const
const choice = { language: 'nl', form: 'letter', topic: 'wrong_recipient', audience: '', isFurther: false } as const

const asIs = (ref: string) => database.client.leak.findUniqueOrThrow({ where: { ref } })
const clockOf = (leakId: string, code = 'people_law') =>
  database.client.leakClock.findFirst({ where: { leakId, code }, select: { endKind: true, endedAt: true } })

/** A confirmed leak with a high risk, so that the clock of Art. 34 runs. */
async function someHighRisk(): Promise<Leak> {
  const { ref, version } = await someConfirmedLeak(database.client, employee, dpo)
  const facts = {
    summary: 'A mailing went to the wrong list',
    cause: 'mis_sent_email' as const,
    types: ['confidentiality' as const],
    dataCategories: ['identity_name' as const, 'bank_account' as const],
    measuresTaken: 'Stopped it',
    riskLevel: 'high' as const,
    riskReason: 'Bank accounts',
  }
  const done = await updateLeakFacts(dpo, { ref, version, facts })
  if (!done.ok) throw new Error(JSON.stringify(done))
  return asIs(ref)
}
async function begun(ref: string, more: object = {}): Promise<LetterId> {
  const made = await startLetter(dpo, startLetterSchema.parse({ ref, ...choice, ...more }))
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.value.id
}
const row = (id: LetterId) => database.client.peopleLetter.findUniqueOrThrow({ where: { id } })
async function send(ref: string, id: LetterId, by: Someone, more: object = {}) {
  const [{ version }, letter] = [await asIs(ref), await row(id)]
  const input = {
    ...{ ref, version, id, letterVersion: letter.version, at: by.now, channel: 'post', number: 120 },
    ...{ listPlace: 'Safe of HR', proof: 'Receipt 12', fileId: null, reason: '' },
    ...more,
  }
  return recordLetter(by, sentLetterSchema.parse(input))
}
const takeBack = async (ref: string, id: LetterId, by: Someone = dpo) =>
  takeBackLetter(by, { ref, version: (await asIs(ref)).version, id, reason: 'It lies in the out tray' })
const setAside = async (ref: string, id: LetterId, by: Someone = dpo) =>
  setLetterAside(by, {
    ...{ ref, version: (await asIs(ref)).version, id, letterVersion: (await row(id)).version, reason: 'Not needed' },
  })

let leak: Leak
beforeAll(async () => {
  const who = { privacyContactName: 'Sofie Maes', privacyContactPhone: '+32 9 000 00 00', country: 'BE' }
  await database.client.organisation.create({ data: { id: 1, legalName: 'OptiPost NV', ...who } })
  leak = await someHighRisk()
})

describe('a letter', () => {
  test.each(reportLocales)(
    'in %s says what is known, marks what is not, and never the reporter’s words',
    async (language) => {
      const { parts, topic } = await row(await begun(leak.ref, { language }))
      const text = JSON.stringify(parts)
      expect(topic).toBe('wrong_recipient')
      for (const said of ['A mailing went to the wrong list', 'Stopped it', leak.ref]) expect(text).toContain(said)
      expect(text).not.toContain('July list')
      expect(text.match(/\[[^\]"]+\]/g)?.length).toBeGreaterThan(1)
    },
  )

  test('is one for an audience in a language, however often it is begun; for another audience another', async () => {
    const some = await someHighRisk()
    const ids = await Promise.all([1, 2, 3].map(() => begun(some.ref)))
    expect(new Set(ids).size).toBe(1)
    expect(await begun(some.ref, { audience: 'Staff' })).not.toBe(ids[0])
    expect((await entriesAboutLeak(database.client, some.id)).filter((one) => one === 'letter.start')).toHaveLength(2)
  })

  test.each(others)('is nothing to %s, who may not write it', async (role) => {
    const by = byRole[role]
    const id = await begun(leak.ref)
    const before = await row(id)
    expect(await startLetter(by, startLetterSchema.parse({ ref: leak.ref, ...choice, audience: role }))).toEqual(
      notFound,
    )
    expect(await changeLetter(by, { id, version: before.version, what: 'Mine' })).toEqual(notFound)
    expect(await setAside(leak.ref, id, by)).toEqual(notFound)
    expect(await row(id)).toEqual(before)
  })

  test.each(['employee', 'editor', 'dpo', 'auditor', 'admin'] as const)('is not signed off by %s', async (role) => {
    const id = await begun(leak.ref)
    expect(await approveLetter(byRole[role], { id, version: (await row(id)).version })).toEqual(notFound)
  })

  test.each(['employee', 'editor', 'auditor', 'admin'] as const)('is not recorded as sent by %s', async (role) => {
    const id = await begun(leak.ref)
    expect(await send(leak.ref, id, byRole[role], { at: dpo.now })).toEqual(notFound)
    expect(await takeBack(leak.ref, id, byRole[role])).toEqual(notFound)
  })

  test('is read by who may, an invited owner too; by nobody else', async () => {
    const id = await begun(leak.ref)
    const seen = async (by: Someone) => (await readLetter(by, leak.ref, id)) !== null
    expect([await seen(dpo), await seen(management), await seen(byRole.auditor)]).toEqual([true, true, true])
    expect([await seen(employee), await seen(byRole.admin), await seen(editor)]).toEqual([false, false, false])
    await database.client.leakInvite.create({
      data: { leakId: leak.id, userId: editor.actor.id },
    })
    expect(await seen(editor)).toBe(true)
    await database.client.leakInvite.deleteMany({ where: { leakId: leak.id } })
    expect(await readLetter(dpo, 'L-2026-999', id)).toBeNull()
  })

  test('is changed by who saw its newest text; a change voids the sign-off', async () => {
    const id = await begun(leak.ref, { audience: 'changed' })
    expect(await changeLetter(dpo, { id, version: 1, what: 'It was us.' })).toMatchObject({ value: { version: 2 } })
    expect(await changeLetter(dpo, { id, version: 1, what: 'Other' })).toMatchObject({
      code: 'stale',
      data: { version: 2 },
    })
    expect(await approveLetter(management, { id, version: 2 })).toMatchObject({ value: { version: 3 } })
    expect(await row(id)).toMatchObject({ approvedById: management.actor.id })
    expect(await changeLetter(dpo, { id, version: 3, what: 'It was us.' })).toMatchObject({ value: { version: 3 } })
    expect(await row(id)).toMatchObject({ approvedById: management.actor.id })
    await changeLetter(dpo, { id, version: 3, advice: 'Call us.' })
    expect(await row(id)).toMatchObject({ approvedById: null, approvedAt: null, version: 4 })
    expect((await entriesAboutLeak(database.client, leak.id)).slice(-3)).toEqual([
      'letter.change',
      'letter.approve',
      'letter.change',
    ])
    expect(await changeLetter(dpo, { id: none, version: 1, what: 'x' })).toEqual(notFound)
  })

  test('is signed off by another person, not by another account of who wrote it', async () => {
    const id = await begun(leak.ref, { audience: 'own' })
    const { personId } = await database.client.user.findUniqueOrThrow({ where: { id: management.actor.id } })
    const own = await database.client.user.findUniqueOrThrow({ where: { id: dpo.actor.id } })
    await database.client.user.update({ where: { id: dpo.actor.id }, data: { personId } })
    expect(await approveLetter(management, { id, version: 1 })).toMatchObject({ reason: 'letter_own' })
    await database.client.user.update({ where: { id: dpo.actor.id }, data: { personId: own.personId } })
    expect(await approveLetter(management, { id, version: 1 })).toMatchObject({ ok: true })
  })

  test.each<[object, string]>([
    [{ subject: '' }, 'subject'],
    [{ what: 'x'.repeat(4001) }, 'what'],
    [{ subject: 'x'.repeat(201) }, 'subject'],
    [{ version: 0 }, 'version'],
    [{ victims: 'Ann' }, ''],
  ])('does not take %j', (wrong, field) => {
    const read = changeLetterSchema.safeParse({ id: none, version: 1, ...wrong })
    expect(read.error?.issues[0]?.path.join('.') ?? 'none').toBe(field)
  })
})

describe('that it was sent', () => {
  test('ends the clock, freezes the text with its hash, and says what it lacked', async () => {
    const some = await someHighRisk()
    const id = await begun(some.ref)
    const later = movedTo(dpo, addHours(dpo.now, 5))
    expect(await clockOf(some.id)).toMatchObject({ endKind: null })
    expect(await send(some.ref, id, later, { at: addHours(dpo.now, 3), reason: 'There was no time' })).toMatchObject({
      ok: true,
    })
    expect(await clockOf(some.id)).toEqual({ endKind: 'told', endedAt: new Date(addHours(dpo.now, 3)) })
    const letter = (await readLetter(dpo, some.ref, id))?.letter
    expect(letter?.sent).toMatchObject({
      ...{ channel: 'post', number: 120, listPlace: 'Safe of HR', proof: 'Receipt 12', everybody: true },
      ...{ warnings: ['places_open', 'not_approved'], reason: 'There was no time' },
    })
    const dispatch = await database.client.letterDispatch.findFirstOrThrow({ where: { letterId: id } })
    expect(createHash('sha256').update(dispatch.content, 'utf8').digest('hex')).toBe(dispatch.contentHash)
    expect(dispatch.content).toContain('A mailing went to the wrong list')
    // What a report says of what people were told are these very words.
    const told = await toldTexts(database.client, leakIdSchema.parse(some.id))
    expect(told).toMatchObject([{ text: expect.stringContaining('A mailing went to the wrong list') }])
    expect(told[0]?.language).toBe(letter?.language)
    expect(await changeLetter(later, { id, version: 2, what: 'Later' })).toMatchObject({ reason: 'letter_sent' })
    expect(await approveLetter(management, { id, version: 2 })).toMatchObject({ reason: 'letter_sent' })
    expect(await send(some.ref, id, later)).toMatchObject({ reason: 'letter_sent' })
    expect(await setAside(some.ref, id)).toMatchObject({ reason: 'letter_sent' })
    expect(await entriesAboutLeak(database.client, some.id)).toContain('letter.sent')
  })

  test('taken back, the clock goes on from its first start; sent again, it ends again', async () => {
    const some = await someHighRisk()
    const id = await begun(some.ref)
    const later = movedTo(dpo, addHours(dpo.now, 5))
    await send(some.ref, id, later, { at: addHours(dpo.now, 3) })
    const started = await database.client.leakClock.findFirstOrThrow({ where: { leakId: some.id, code: 'people_law' } })
    expect(await takeBack(some.ref, id, later)).toMatchObject({ ok: true })
    expect(await clockOf(some.id)).toEqual({ endKind: null, endedAt: null })
    expect(
      await database.client.leakClock.findFirstOrThrow({ where: { leakId: some.id, code: 'people_law' } }),
    ).toMatchObject({
      startAt: started.startAt,
    })
    expect(await takeBack(some.ref, id, later)).toMatchObject({ reason: 'letter_open' })
    expect(await toldTexts(database.client, leakIdSchema.parse(some.id))).toEqual([])
    const view = await readLetter(dpo, some.ref, id)
    expect(view?.letter).toMatchObject({ sent: null, takenBack: [{ reason: 'It lies in the out tray' }] })
    expect(await changeLetter(later, { id, version: view?.letter.version ?? 0, what: 'Better' })).toMatchObject({
      ok: true,
    })
    expect(await send(some.ref, id, later, { at: addHours(dpo.now, 4) })).toMatchObject({ ok: true })
    expect(await clockOf(some.id)).toEqual({ endKind: 'told', endedAt: new Date(addHours(dpo.now, 4)) })
    expect(await database.client.letterDispatch.count({ where: { letterId: id } })).toBe(3)
    expect((await entriesAboutLeak(database.client, some.id)).filter((one) => one === 'letter.take_back')).toHaveLength(
      1,
    )
  })

  test('in several languages, everybody was told with the last; one that is set aside is not waited for', async () => {
    const some = await someHighRisk()
    const ids = [
      await begun(some.ref),
      await begun(some.ref, { language: 'fr' }),
      await begun(some.ref, { language: 'de' }),
    ] as const
    const later = movedTo(dpo, addHours(dpo.now, 5))
    await send(some.ref, ids[0], later, { at: addHours(dpo.now, 2), number: 100 })
    expect(await clockOf(some.id)).toMatchObject({ endKind: null })
    await send(some.ref, ids[1], later, { at: addHours(dpo.now, 1), number: 20, channel: 'email' })
    expect(await clockOf(some.id)).toMatchObject({ endKind: null })
    expect(await setAside(some.ref, ids[2], later)).toMatchObject({ ok: true })
    expect(await clockOf(some.id)).toEqual({ endKind: 'told', endedAt: new Date(addHours(dpo.now, 2)) })
    const told = await database.client.leakMoment.findMany({ where: { leakId: some.id, kind: 'told_people' } })
    expect(told.map(({ reason }) => reason)).toEqual(['post · 120'])
    // One of the two taken back: not everybody was told.
    await takeBack(some.ref, ids[1], later)
    expect(await clockOf(some.id)).toMatchObject({ endKind: null })
    await send(some.ref, ids[1], later, { at: addHours(dpo.now, 4), number: 20 })
    expect(await clockOf(some.id)).toEqual({ endKind: 'told', endedAt: new Date(addHours(dpo.now, 4)) })
    expect(await changeLetter(later, { id: ids[2], version: 2, what: 'x' })).toMatchObject({ reason: 'letter_aside' })
  })

  test('the moment corrected in the history of the leak is the one that a take-back takes away', async () => {
    const some = await someHighRisk()
    const id = await begun(some.ref)
    const later = movedTo(dpo, addHours(dpo.now, 5))
    await send(some.ref, id, later, { at: addHours(dpo.now, 3) })
    const { momentId } = await row(id)
    const { version } = await asIs(some.ref)
    await correctMoment(later, {
      ...{
        ref: some.ref,
        version,
        momentId: momentId ?? '',
        at: addHours(dpo.now, 2),
        reference: '',
        reason: 'Typed wrong',
      },
    })
    expect(await clockOf(some.id)).toMatchObject({ endedAt: new Date(addHours(dpo.now, 2)) })
    await takeBack(some.ref, id, later)
    expect(await clockOf(some.id)).toMatchObject({ endKind: null })
  })

  test('a further letter tells what is new and moves no end', async () => {
    const some = await someHighRisk()
    const later = movedTo(dpo, addHours(dpo.now, 5))
    await send(some.ref, await begun(some.ref), later, { at: addHours(dpo.now, 1) })
    const second = await begun(some.ref, { isFurther: true })
    const view = await readLetter(dpo, some.ref, second)
    expect(view?.judgement.points.find(({ point }) => point === 'news')).toMatchObject({ state: 'open' })
    expect(await send(some.ref, second, later, { at: addHours(dpo.now, 4) })).toMatchObject({ ok: true })
    expect(await clockOf(some.id)).toMatchObject({ endedAt: new Date(addHours(dpo.now, 1)) })
  })

  test('in public it needs no number; without its ground that is said', async () => {
    const some = await someHighRisk()
    const later = movedTo(dpo, addHours(dpo.now, 5))
    const id = await begun(some.ref, { form: 'public' })
    const bare = { number: null, listPlace: '', channel: 'website' }
    expect((await readLetter(dpo, some.ref, id))?.judgement.warnings).toContain('no_ground')
    const { version } = await asIs(some.ref)
    const instead = { outcome: 'not_needed', reasonCode: '34_3_c', grounds: 'No addresses' } as const
    await signDecision(management, { ref: some.ref, version, kind: 'people', ...instead })
    expect((await readLetter(dpo, some.ref, id))?.judgement).toMatchObject({ ground: true })
    // The decision only says how: the clock goes on until it was said in public.
    expect(await clockOf(some.id)).toMatchObject({ endKind: null })
    expect(await send(some.ref, id, later, bare)).toMatchObject({ ok: true })
    expect(await clockOf(some.id)).toMatchObject({ endKind: 'told' })
    const letter = await begun(some.ref, { audience: 'direct' })
    expect(await send(some.ref, letter, later, bare)).toMatchObject({ fields: { number: ['required'] } })
  })

  test.each<[string, number, string]>([
    ['ahead of now', 1, 'in_future'],
    ['before anybody noticed', -1000, 'order'],
  ])('is refused %s, and nothing is kept', async (_, hours, problem) => {
    const id = await begun(leak.ref)
    expect(await send(leak.ref, id, dpo, { at: addHours(dpo.now, hours) })).toMatchObject({ fields: { at: [problem] } })
    expect(await database.client.letterDispatch.count({ where: { letterId: id } })).toBe(0)
  })

  test('waits until it is said to be a leak; of another leak, or with a file of another, it is refused', async () => {
    const received = await someLeak(database.client, employee)
    const early = await begun(received.ref)
    expect(await send(received.ref, early, dpo)).toMatchObject({ reason: 'leak_state' })
    const id = await begun(leak.ref)
    const { version } = await asIs(received.ref)
    expect(await send(leak.ref, early, dpo)).toEqual(notFound)
    expect(await send(leak.ref, id, dpo, { fileId: none })).toMatchObject({ fields: { fileId: ['not_in_list'] } })
    expect((await asIs(received.ref)).version).toBe(version)
  })

  test.each([
    ['channel', 'pigeon'],
    ['number', 0],
    ['number', 'many'],
    ['listPlace', 'x'.repeat(401)],
    ['proof', 'x'.repeat(1001)],
    ['fileId', 'x'],
  ])('does not take %s %s', (field, value) => {
    const good = {
      ...{ ref: 'L-2026-001', version: 1, id: none, letterVersion: 1, at: dpo.now, channel: 'email' },
      ...{ number: 1, listPlace: '', proof: '', fileId: null, reason: '' },
    }
    expect(sentLetterSchema.safeParse({ ...good, [field]: value }).error?.issues[0]?.path).toEqual([field])
  })

  test('stays as it is for the login of the application', async () => {
    const where = { leakId: leak.id }
    await expect(database.client.letterDispatch.updateMany({ where, data: { content: 'x' } })).rejects.toThrow()
    await expect(database.client.letterDispatch.deleteMany({ where })).rejects.toThrow()
  })
})
