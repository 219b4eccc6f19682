import { describe, expect, it } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { historyOf } from '@/lib/audit/log/history'
import { recordIdSchema } from '@/lib/db/ids'
import { declarationOf } from '@/lib/records/state/registered'
import { createRecord } from '@/lib/records/write/create'
import { updateRecord } from '@/lib/records/write/update'
import type { WaitState } from './queue/waiting'
import { reviewOf } from './reading/review-of'
import { acceptRecord, returnRecord } from './steps/decide'
import { putInForce } from './steps/force'
import { submitRecord } from './steps/submit'
import { waitingFor } from './testing/waiting-for'

const { database, department, editor, dpo, management, auditor } = someOffice()

const values = (more: object = {}) => ({
  title: 'Contact form',
  departmentId: department,
  ownerId: editor.actor.id,
  description: 'Form on the site.',
  ...more,
})

async function must<T>(
  promise: Promise<{ ok: true; value: T } | { ok: false; code: string; reason?: string }>,
): Promise<T> {
  const result = await promise
  if (!result.ok) throw new Error(`${result.code} ${result.reason ?? ''}`)
  return result.value
}

async function draft() {
  return must(createRecord(editor, { register: 'sources', values: values() }))
}

async function submitted() {
  const { id, ref } = await draft()
  return { id, ref, ...(await must(submitRecord(editor, { id, version: 1, note: '' }))) }
}

async function accepted() {
  const version = await submitted()
  await must(acceptRecord(dpo, { id: version.id, contentHash: version.contentHash, comments: {} }))
  return version
}

const entries = (action: string) =>
  database.client.auditEntry.count({ where: { body: { contains: `"action":"${action}"` } } })
const waits = async ({ actor, now }: Someone, state: WaitState) =>
  (await waitingFor(actor, now)).filter((row) => row.mine && row.state === state)
const refs = (rows: readonly { ref: string }[]) => rows.map((row) => row.ref)
const statusOf = async (id: string) => (await database.client.record.findUniqueOrThrow({ where: { id } })).status

describe('the review', () => {
  it('goes from draft to in force through editor, DPO and management, one entry each', async () => {
    const before = await Promise.all(['record.submit', 'record.accept', 'record.put_in_force'].map(entries))
    const { id, ref, contentHash } = await submitted()
    expect(await statusOf(id)).toBe('in_review')
    expect(refs(await waits(dpo, 'dpo'))).toContain(ref)
    await must(acceptRecord(dpo, { id, contentHash, comments: { toldHow: 'Say where.' } }))
    expect(refs(await waits(dpo, 'dpo'))).not.toContain(ref)
    expect(refs(await waits(management, 'management'))).toContain(ref)
    await must(putInForce(management, { id, contentHash }))
    expect(await statusOf(id)).toBe('in_force')
    const after = await Promise.all(['record.submit', 'record.accept', 'record.put_in_force'].map(entries))
    expect(after).toEqual(before.map((count) => count + 1))
  })

  it('a return with a reason makes it a draft that the editor finds again', async () => {
    const { id, ref, contentHash } = await submitted()
    await must(returnRecord(dpo, { id, contentHash, reason: 'Name the notice.', comments: {} }))
    expect(await statusOf(id)).toBe('draft')
    expect(await waits(editor, 'returned')).toContainEqual(expect.objectContaining({ ref, reason: 'Name the notice.' }))
    expect(await waits(dpo, 'returned')).toEqual([])
  })

  it('a resubmission stands beside what was returned until something is put in force', async () => {
    const read = async ({ actor, now }: Someone, ref: string) => reviewOf(actor, declarationOf('sources'), ref, now)
    const again = async (ref: string, description: string) => {
      const { id, version } = await database.client.record.findFirstOrThrow({ where: { ref } })
      await must(updateRecord(editor, { ref, register: 'sources', version, values: values({ description }) }))
      return must(submitRecord(editor, { id: recordIdSchema.parse(id), version: version + 1, note: '' }))
    }
    const { id, ref, contentHash } = await submitted()
    expect((await read(dpo, ref))?.returned).toBeNull()
    await must(returnRecord(dpo, { id, contentHash, reason: 'Where?', comments: { description: 'Which site?' } }))
    expect((await read(editor, ref))?.returned, 'nothing stands for review').toBeNull()

    const second = await again(ref, 'Form on optipost.example.')
    const seen = await read(dpo, ref)
    expect(seen?.returned).toMatchObject({
      number: 1,
      reason: 'Where?',
      comments: { description: 'Which site?' },
      values: { description: 'Form on the site.' },
    })
    expect(seen?.standing?.values.description).toBe('Form on optipost.example.')
    expect(seen?.missing.length).toBeGreaterThan(0)
    expect(await read(await someone(database.client, ['employee']), ref)).toBeNull()

    await must(returnRecord(dpo, { id, contentHash: second.contentHash, reason: 'And who?', comments: {} }))
    const third = await again(ref, 'Form on optipost.example, read by Sales.')
    expect((await read(dpo, ref))?.returned).toMatchObject({ number: 2, reason: 'And who?' })
    await must(acceptRecord(dpo, { id, contentHash: third.contentHash, comments: {} }))
    await must(putInForce(management, { id, contentHash: third.contentHash }))
    await again(ref, 'Form on optipost.example, read by Sales and Care.')
    expect((await read(dpo, ref))?.returned, 'what was returned before it was put in force is past').toBeNull()
  })

  it('an edit after submitting voids the submission', async () => {
    const { id, ref, contentHash } = await submitted()
    const { version } = await database.client.record.findUniqueOrThrow({ where: { id } })
    await must(
      updateRecord(editor, { ref, register: 'sources', version, values: values({ title: 'Contact form, new' }) }),
    )
    expect(await statusOf(id)).toBe('draft')
    expect(await acceptRecord(dpo, { id, contentHash, comments: {} })).toMatchObject({
      ok: false,
      code: 'not_now',
      reason: 'review_nothing_submitted',
    })
  })

  it('nobody else takes the step of another role', async () => {
    const { id, contentHash } = await submitted()
    for (const person of [editor, management, auditor])
      expect(await acceptRecord(person, { id, contentHash, comments: {} })).toEqual({ ok: false, code: 'not_found' })
    await must(acceptRecord(dpo, { id, contentHash, comments: {} }))
    for (const person of [editor, dpo, auditor])
      expect(await putInForce(person, { id, contentHash })).toEqual({ ok: false, code: 'not_found' })
    expect(await statusOf(id)).toBe('in_review')
  })

  it('management cannot put in force before the DPO accepted, nor other content than they saw', async () => {
    const { id, contentHash } = await submitted()
    expect(await putInForce(management, { id, contentHash })).toMatchObject({ reason: 'review_not_accepted' })
    await must(acceptRecord(dpo, { id, contentHash, comments: {} }))
    expect(await putInForce(management, { id, contentHash: 'f'.repeat(64) })).toMatchObject({
      reason: 'review_other_content',
    })
  })

  it('a person in management who worked on the version does not put it in force', async () => {
    const both = await someone(database.client, ['management', 'editor'], { departmentIds: [department] })
    const { id, ref } = await must(createRecord(both, { register: 'sources', values: values() }))
    const { contentHash } = await must(submitRecord(both, { id, version: 1, note: '' }))
    await must(acceptRecord(dpo, { id, contentHash, comments: {} }))
    expect(await putInForce(both, { id, contentHash })).toMatchObject({ reason: 'review_own_work' })
    expect(refs(await waits(both, 'management'))).not.toContain(ref)
    expect(refs(await waits(management, 'management'))).toContain(ref)
    await must(putInForce(management, { id, contentHash }))
  })

  it('what is in force and unchanged is not submitted again', async () => {
    const { id, contentHash } = await accepted()
    await must(putInForce(management, { id, contentHash }))
    const { version } = await database.client.record.findUniqueOrThrow({ where: { id } })
    expect(await submitRecord(editor, { id, version, note: '' })).toMatchObject({ reason: 'review_nothing_changed' })
  })

  it('a version is never changed by the application', async () => {
    const { versionId } = await submitted()
    await expect(
      database.client.recordVersion.update({ where: { id: versionId }, data: { content: '{}' } }),
    ).rejects.toThrow()
  })

  it('putting in force and editing at the same moment never leaves other content in force', async () => {
    for (let round = 0; round < 25; round += 1) {
      const { id, ref, contentHash } = await accepted()
      const { version } = await database.client.record.findUniqueOrThrow({ where: { id } })
      await Promise.all([
        putInForce(management, { id, contentHash }),
        updateRecord(editor, { ref, register: 'sources', version, values: values({ title: `Edited ${round}` }) }),
      ])
      const record = await database.client.record.findUniqueOrThrow({ where: { id } })
      if (!record.inForceVersionId) continue
      const inForce = await database.client.recordVersion.findUniqueOrThrow({ where: { id: record.inForceVersionId } })
      expect(inForce.contentHash).toBe(contentHash)
    }
  })
})

describe('what stands behind a version', () => {
  const written = async (verb: string, id: string) => {
    const { entries: found } = await historyOf('record', id, { viewer: dpo.actor })
    return found.find(({ action }) => action === verb)?.changes.find(({ field }) => field === 'onlyDrafts')?.new ?? null
  }

  it('a DPO does not accept what they wrote, and may return it; a second DPO accepts', async () => {
    const second = await someone(database.client, ['dpo'])
    const { id, ref } = await must(createRecord(dpo, { register: 'sources', values: values() }))
    const { contentHash } = await must(submitRecord(editor, { id, version: 1, note: '' }))
    const refused = { ok: false, code: 'not_now', reason: 'review_accepts_own_work' }
    expect(await acceptRecord(dpo, { id, contentHash, comments: {} })).toMatchObject(refused)
    expect(refs(await waits(dpo, 'dpo'))).not.toContain(ref)
    expect(refs(await waits(second, 'dpo'))).toContain(ref)
    await must(acceptRecord(second, { id, contentHash, comments: {} }))
    await must(putInForce(management, { id, contentHash }))
    expect(await statusOf(id)).toBe('in_force')
  })

  it('linked records that are only drafts are named when it is accepted and put in force', async () => {
    const loose = await draft()
    const firm = await accepted()
    await must(putInForce(management, { id: firm.id, contentHash: firm.contentHash }))
    const { id } = await must(
      createRecord(editor, {
        register: 'activities',
        values: {
          title: 'Website',
          departmentId: department,
          ownerId: editor.actor.id,
          sources: [loose.ref, firm.ref],
        },
      }),
    )
    const { contentHash } = await must(submitRecord(editor, { id, version: 1, note: '' }))
    const accepting = await must(acceptRecord(dpo, { id, contentHash, comments: {} }))
    expect(accepting.onlyDrafts).toEqual([loose.ref])
    const forcing = await must(putInForce(management, { id, contentHash }))
    expect(forcing.onlyDrafts).toEqual([loose.ref])
    expect([await written('record.accept', id), await written('record.put_in_force', id)]).toEqual([
      [loose.ref],
      [loose.ref],
    ])
    expect(await written('record.accept', firm.id)).toBeNull()
  })
})
