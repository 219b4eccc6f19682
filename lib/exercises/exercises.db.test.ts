import { beforeEach, describe, expect, test } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { raiseAlarms } from '@/lib/alarms/raise'
import { leakIdSchema } from '@/lib/db/ids'
import { keepAllClocks } from '@/lib/leaks/clocks/keep-clocks'
import { releaseAdvice, writeAdvice } from '@/lib/leaks/commands/advise'
import { confirmLeak, reopenLeak } from '@/lib/leaks/commands/confirm-and-close'
import { mergeLeak } from '@/lib/leaks/commands/merge-leak'
import { setAware } from '@/lib/leaks/commands/set-moments'
import { signDecision } from '@/lib/leaks/commands/sign-decision'
import { readLeak } from '@/lib/leaks/queries/leak-detail'
import { entriesAboutLeak, someLeak } from '@/lib/leaks/testing/some-leak'
import { render } from '@/lib/mail/sending/render'
import { contentOf } from '@/lib/mail/templates'
import { setMailUp } from '@/lib/mail/testing/house'
import { createDraft } from '@/lib/reports/write'
import { tableStateParser } from '@/lib/table/parse'
import { addHours } from '@/lib/time/zone'
import { endExercise, startExercise } from './commands'
import { exercisePage, exerciseShape } from './list'
import { exerciseOf } from './queries'
import { endInput, startInput } from './schema'

setMailUp(25)
const { database, reporter, dpo, management, byRole } = someOffice()
const asked = { scenario: 'wrong_mail', pace: 'hours' } as const
const learnt = { wentWell: 'Everybody knew where to look.', toChange: 'The advice waits for one person.' }

async function started(by = dpo) {
  const result = await startExercise(by, asked)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return database.client.leak.findUniqueOrThrow({ where: { ref: result.value.ref } })
}
beforeEach(async () => {
  await database.client.exercise.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } })
})

describe('starting one', () => {
  test('is a leak with its clocks and a number of its own range, told in the words of the scenario, with an entry', async () => {
    const before = await someLeak(database.client, reporter)
    const leak = await started()
    const after = await someLeak(database.client, reporter)
    expect([before.ref, leak.ref, after.ref]).toEqual(['L-2026-001', 'EX-2026-001', 'L-2026-002'])
    expect(leak).toMatchObject({ isExercise: true, state: 'received', title: 'Mail to the wrong person' })
    const clocks = await database.client.leakClock.findMany({ where: { leakId: leak.id } })
    const real = await database.client.leakClock.findMany({ where: { leakId: before.id } })
    expect(clocks.map(({ code }) => code).sort()).toEqual(real.map(({ code }) => code).sort())
    expect(await entriesAboutLeak(database.client, leak.id)).toEqual(['exercise.start'])
    const { body } = await database.client.auditEntry.findFirstOrThrow({ where: { subjectId: leak.id } })
    expect(body).toContain('"field":"scenario"')
    expect((await started(management).catch((error: Error) => error.message)).toString()).toContain('exercise_running')
  })

  test('two at once are one', async () => {
    const both = await Promise.all([startExercise(dpo, asked), startExercise(management, asked)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'not_now', reason: 'exercise_running' })
  })

  test.each(['employee', 'editor', 'auditor', 'admin'] as const)('%s may not', async (role) => {
    const count = await database.client.leak.count()
    expect(await startExercise(byRole[role], asked)).toEqual({ ok: false, code: 'not_found' })
    expect(await database.client.leak.count()).toBe(count)
  })

  test.each([{}, { ...asked, scenario: 'earthquake' }, { ...asked, pace: 'at once' }, { ...asked, isExercise: false }])(
    'not from %j',
    (input) => expect(startInput.safeParse(input).success).toBe(false),
  )
})

describe('what comes in while it runs', () => {
  test('alarms who handles the leak, and who decides where the world asks the company; marked, and nobody else', async () => {
    const leak = await started()
    const told = async (minutes: number) => {
      await raiseAlarms({ now: addHours(dpo.now, minutes / 60), zone: dpo.zone })
      const rows = await database.client.alarm.findMany({ where: { subjectId: leak.id, kind: 'inject' } })
      const who = (id: string) => (id === dpo.actor.id ? 'dpo' : id === management.actor.id ? 'management' : id)
      return rows.map(({ part, recipientId }) => `${part} ${who(recipientId)}`).sort()
    }
    expect(await told(14)).toEqual([])
    expect(await told(15)).toEqual(['forwarded dpo'])
    expect(await told(30)).toEqual(['forwarded dpo', 'journalist dpo', 'journalist management'])
    expect(await told(31)).toHaveLength(3)
    const mails = (await database.client.mail.findMany({ where: { template: 'alarm_waits' } })).filter(
      ({ dedupeKey }) => dedupeKey.includes(':inject:'),
    )
    expect(new Set(mails.map(({ userId }) => userId))).toEqual(new Set([dpo.actor.id, management.actor.id]))
    for (const { template, params } of mails) {
      const house = {
        organisation: 'OptiPost',
        zone: dpo.zone,
        appUrl: 'https://d.test',
        isExample: false,
        token: null,
      }
      const { subject, text } = await render({ content: contentOf(template, params), locale: 'en', ...house })
      expect(subject).toBe(`Exercise · ${leak.ref}: something came in`)
      expect(text.startsWith('Exercise\n')).toBe(true)
      expect(text).toContain(`/leaks/${leak.ref}#exercise`)
    }
    expect(await endExercise(dpo, { ref: leak.ref, ...learnt })).toMatchObject({ ok: true })
    expect(await told(61)).toHaveLength(3)
  })
})

describe('ending one', () => {
  test('its clocks end, nothing in it changes afterwards, and its times stay', async () => {
    const leak = await started()
    const { ref } = leak
    const on = (version: number) => ({ ref, version })
    await confirmLeak(dpo, { ...on(1), personalData: true, reason: '' })
    const aware = { at: addHours(dpo.now, 0.25), reason: 'Told by telephone' }
    expect(await setAware(movedTo(dpo, addHours(dpo.now, 0.5)), { ...on(2), ...aware })).toMatchObject({ ok: true })
    const later = movedTo(dpo, addHours(dpo.now, 1))
    const advice = { body: 'Tell them.', notifyAuthority: 'notify', notifyPeople: 'notify' } as const
    expect(await writeAdvice(later, { ...on(3), ...advice })).toMatchObject({ ok: true })
    const { id: adviceId } = await database.client.leakAdvice.findFirstOrThrow({ where: { leakId: leak.id } })
    expect(await releaseAdvice(later, { ...on(4), adviceId })).toMatchObject({ ok: true })
    const decided = movedTo(management, addHours(dpo.now, 3))
    const decision = { kind: 'authority', outcome: 'notify', reasonCode: null, grounds: 'As advised.' } as const
    expect(await signDecision(decided, { ...on(5), ...decision })).toMatchObject({ ok: true })
    const at = movedTo(management, addHours(dpo.now, 4))
    expect(await endExercise(at, { ref, ...learnt })).toEqual({ ok: true, value: { ref } })

    expect(await database.client.leakClock.count({ where: { leakId: leak.id, endedAt: null } })).toBe(0)
    expect(await entriesAboutLeak(database.client, leak.id)).toContain('exercise.end')
    const ended = { code: 'not_now', reason: 'exercise_ended' }
    expect(await endExercise(at, { ref, ...learnt })).toMatchObject(ended)
    expect(await reopenLeak(dpo, { ...on(7), reason: 'Again' })).toMatchObject(ended)
    const draft = { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'nl' } as const
    expect(await createDraft(dpo, draft)).toMatchObject(ended)
    // A rule that changes afterwards leaves it as it was.
    await database.client.$transaction((tx) => keepAllClocks(tx, at))
    expect(await database.client.leakClock.count({ where: { leakId: leak.id, endedAt: null } })).toBe(0)

    const { can } = (await readLeak(dpo, ref)) ?? {}
    expect(Object.entries(can ?? {}).flatMap(([act, may]) => (may ? [act] : []))).toEqual(['readDrafts'])

    const shown = await exerciseOf(dpo.actor, ref, addHours(at.now, 48))
    expect(shown?.times.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'reported met',
      'aware met',
      'advice met',
      'decision missed',
      'filed open',
      'whole open',
    ])
    expect(shown?.injects.map(({ code }) => code)).toEqual(['forwarded', 'journalist', 'minors'])
    expect(shown).toMatchObject({ ...learnt, can: { end: false } })
    // Who may open its leak and not read exercises learns nothing of the evaluation.
    expect(await exerciseOf(byRole.editor.actor, ref, at.now)).toMatchObject({
      wentWell: '',
      toChange: '',
      before: null,
    })
  })

  test('the next one is compared with it', async () => {
    const first = await started()
    await endExercise(dpo, { ref: first.ref, ...learnt })
    const second = await started(movedTo(dpo, addHours(dpo.now, 24)))
    expect((await exerciseOf(dpo.actor, second.ref, addHours(dpo.now, 25)))?.before?.ref).toBe(first.ref)
    const list = await exercisePage(byRole.auditor.actor, tableStateParser(exerciseShape)({ 'f.state': 'running' }))
    expect(list.rows.map(({ ref }) => ref)).toEqual([second.ref])
    const none = await exercisePage(byRole.editor.actor, tableStateParser(exerciseShape)({}))
    expect(none.rows).toEqual([])
  })

  test.each(['employee', 'editor', 'auditor', 'admin'] as const)('%s may not', async (role) => {
    const { ref } = await started()
    expect(await endExercise(byRole[role], { ref, ...learnt })).toEqual({ ok: false, code: 'not_found' })
    expect(await database.client.exercise.count({ where: { ref, endedAt: null } })).toBe(1)
  })

  test('a leak that happened is none, and both questions are answered', async () => {
    const leak = await someLeak(database.client, reporter)
    expect(await endExercise(dpo, { ref: leak.ref, ...learnt })).toEqual({ ok: false, code: 'not_found' })
    expect(endInput.safeParse({ ref: leak.ref, ...learnt, toChange: ' ' }).success).toBe(false)
    expect(endInput.safeParse({ ref: leak.ref, ...learnt, wentWell: 'x'.repeat(4001) }).success).toBe(false)
  })
})

describe('neither becomes the other', () => {
  test('not by merging, in either direction, and the form offers none', async () => {
    const [leak, exercise] = [await someLeak(database.client, reporter), await started()]
    const merge = (one: string, into: string) => mergeLeak(dpo, { ref: one, version: 1, into, reason: 'The same' })
    const refused = { code: 'invalid', fields: { into: ['choose'] } }
    expect(await merge(leak.ref, exercise.ref)).toMatchObject(refused)
    expect(await merge(exercise.ref, leak.ref)).toMatchObject(refused)
  })

  test('not in the database either', async () => {
    const [leak, exercise] = [await someLeak(database.client, reporter), await started()]
    const write = (sql: string, ...values: string[]) => database.client.$executeRawUnsafe(sql, ...values)
    for (const id of [leak.id, exercise.id]) {
      const flip = write(`UPDATE "Leak" SET "isExercise" = NOT "isExercise" WHERE id = $1::uuid`, id)
      await expect(flip).rejects.toThrow(/never become each other|Leak_exercise_ref/)
      const renamed = write(
        `UPDATE "Leak" SET ref = CASE WHEN "isExercise" THEN 'L-2026-999' ELSE 'EX-2026-999' END WHERE id = $1::uuid`,
        id,
      )
      await expect(renamed).rejects.toThrow(/Leak_exercise_ref/)
    }
    const merged = write(`UPDATE "Leak" SET "mergedIntoId" = $1::uuid WHERE id = $2::uuid`, leak.id, exercise.id)
    await expect(merged).rejects.toThrow(/never merged/)
  })

  test('a leak reported while one runs is real', async () => {
    await started()
    expect(await someLeak(database.client, reporter)).toMatchObject({ isExercise: false })
  })
})
