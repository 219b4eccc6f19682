import { describe, expect, it } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { bareState } from '@/lib/table/state'
import { addDays } from '@/lib/time/calendar'
import { calendarDateSchema } from '@/lib/time/types'
import { createFinding, setFindingState, updateFinding } from './commands'
import { findingPage, findingsDue } from './list'
import { findingOf } from './queries'
import { type FindingInput, type FindingStateInput, findingInput, findingStates } from './schema'

const { database, dpo, editor, management, auditor, employee } = someOffice()

const words: FindingInput = findingInput.parse({
  title: 'No term for telling the authority',
  source: 'Privacy statement 6.1',
  wrong: 'The statement names no term for telling the authority.',
  law: 'Art. 33(1): 72 hours after becoming aware.',
  dueOn: '2026-06-30',
})

async function made(input: Partial<FindingInput> = {}) {
  const result = await createFinding(dpo, { ...words, ...input })
  if (!result.ok) throw new Error(result.code)
  return result.value
}

const entries = (action: string) =>
  database.client.auditEntry.count({ where: { body: { contains: `"action":"${action}"` } } })

describe('findings', () => {
  it('are written by the DPO, numbered, with an audit entry', async () => {
    const before = await entries('finding.create')
    const { ref } = await made()
    expect(ref).toMatch(/^F-\d{3}$/)
    expect(await entries('finding.create')).toBe(before + 1)
  })

  it('are not written by anybody else, and the attempt answers like an absent thing', async () => {
    const count = await database.client.finding.count()
    for (const person of [editor, management, auditor, employee])
      expect(await createFinding(person, words)).toEqual({ ok: false, code: 'not_found' })
    expect(await database.client.finding.count()).toBe(count)
  })

  it('twenty at once get twenty references', async () => {
    const refs = await Promise.all(Array.from({ length: 20 }, () => made().then((finding) => finding.ref)))
    expect(new Set(refs).size).toBe(20)
  })

  it('a stale save is refused with what differs', async () => {
    const { id } = await made()
    expect(await updateFinding(dpo, { ...words, id, version: 1, title: 'First' })).toMatchObject({ ok: true })
    expect(await updateFinding(dpo, { ...words, id, version: 1, title: 'Second' })).toMatchObject({
      ok: false,
      code: 'stale',
      data: { version: 2, fields: [{ field: 'title', mine: 'Second', theirs: 'First' }] },
    })
  })

  it('an editor changes those they own and does not see others', async () => {
    const own = await made({ ownerId: editor.actor.id, title: 'Mine to mend' })
    const other = await made({ title: 'Somebody else mends' })
    expect(await updateFinding(editor, { ...words, id: own.id, version: 1, ownerId: editor.actor.id })).toMatchObject({
      ok: true,
    })
    expect(await updateFinding(editor, { ...words, id: other.id, version: 1 })).toEqual({
      ok: false,
      code: 'not_found',
    })
    expect((await findingPage(editor.actor, editor.today, bareState)).rows.map((finding) => finding.ref)).toEqual([
      own.ref,
    ])
    expect(await findingOf(editor.actor, other.ref)).toBeNull()
  })

  it('the risk is accepted by management, not by the DPO', async () => {
    const { id, ref } = await made()
    const step = { id, version: 1, state: 'risk_accepted' as const, resolution: 'The cost outweighs the harm.' }
    expect(await setFindingState(dpo, step)).toEqual({ ok: false, code: 'not_found' })
    const before = await entries('finding.state')
    expect(await setFindingState(management, step)).toMatchObject({ ok: true })
    expect(await entries('finding.state')).toBe(before + 1)
    expect(await findingOf(management.actor, ref)).toMatchObject({ state: 'risk_accepted', version: 2 })
  })

  it('no state is set by who may not: an editor of another finding, an auditor, an employee, the DPO for the risk', async () => {
    const { id } = await made()
    const before = await entries('finding.state')
    const step = (state: FindingStateInput['state']) => ({ id, version: 1, state, resolution: 'Because.' })
    for (const state of findingStates.filter((one) => one !== 'open'))
      for (const person of [editor, auditor, employee])
        expect(await setFindingState(person, step(state))).toEqual({ ok: false, code: 'not_found' })
    for (const state of ['in_progress', 'resolved', 'withdrawn'] as const)
      expect(await setFindingState(management, step(state))).toEqual({ ok: false, code: 'not_found' })
    expect(await entries('finding.state')).toBe(before)
  })

  it('who owns a finding resolves it and cannot withdraw it or accept the risk', async () => {
    const { id } = await made({ ownerId: editor.actor.id })
    for (const state of ['withdrawn', 'risk_accepted'] as const)
      expect(await setFindingState(editor, { id, version: 1, state, resolution: 'No.' })).toEqual({
        ok: false,
        code: 'not_found',
      })
    expect(await setFindingState(editor, { id, version: 1, state: 'resolved', resolution: 'Done.' })).toMatchObject({
      ok: true,
    })
  })

  it('a resolved finding cannot be withdrawn without opening it again', async () => {
    const { id } = await made()
    expect(await setFindingState(dpo, { id, version: 1, state: 'resolved', resolution: 'Done.' })).toMatchObject({
      ok: true,
    })
    expect(await setFindingState(dpo, { id, version: 2, state: 'withdrawn', resolution: 'No.' })).toMatchObject({
      ok: false,
      code: 'not_now',
    })
  })

  it('those due come first and finished ones stay away', async () => {
    const done = await made({ title: 'Finished', dueOn: calendarDateSchema.parse('2026-06-01') })
    await setFindingState(dpo, { id: done.id, version: 1, state: 'resolved', resolution: 'Done.' })
    const soon = await made({ title: 'Soon', dueOn: calendarDateSchema.parse('2026-06-03') })
    const { rows: due } = await findingsDue(dpo.actor, addDays(calendarDateSchema.parse('2026-06-03'), -30), 8)
    expect(due.map((finding) => finding.ref)).toEqual([soon.ref])
  })
})
