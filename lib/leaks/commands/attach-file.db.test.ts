import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { historyOf } from '@/lib/audit/log/history'
import type { Leak } from '@/lib/db/generated/client'
import { type LeakFileId, leakFileIdSchema } from '@/lib/db/ids'
import type { Failure } from '@/lib/errors/refusal'
import { filesOnDisk } from '@/lib/files/store/testing/folder'
import * as sample from '@/lib/files/store/testing/samples'
import { loadLeak } from '../load'
import { handOutLeakFile, handOutOwnFile } from '../queries/leak-files'
import { ownReport } from '../queries/own-reports'
import { entriesAboutLeak, someConfirmedLeak, someLeak } from '../testing/some-leak'
import { attachEvidence, attachReporterFile, removeLeakFile } from './attach-file'
import { inviteToLeak } from './link-and-invite'

const { database, reporter, byRole } = someOffice({ reporter: { name: 'Rita Reporter' }, dpo: { name: 'Name of dpo' } })
const { dpo, auditor } = byRole
const roles = ['employee', 'editor', 'dpo', 'management', 'auditor', 'admin'] as const
const canary = { name: 'CANARY-Rita-phone.pdf', content: 'CANARY-CONTENT', evidence: 'CANARY-EVIDENCE.eml' }
let leak: Leak
let own: LeakFileId
let evidence: LeakFileId

type Attach = typeof attachReporterFile

async function attached(attach: Attach, by: Someone, ref: string, name: string, bytes: Buffer) {
  const result = await attach(by, { ref, name }, sample.upload(bytes))
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value.id
}

const handed = async (answer: Promise<Response | Failure>) => {
  const said = await answer
  return said instanceof Response ? Buffer.from(await said.arrayBuffer()) : said
}
const notFound = { ok: false, code: 'not_found' }
const absent = leakFileIdSchema.parse(randomUUID())

beforeAll(async () => {
  leak = await someConfirmedLeak(database.client, reporter, dpo)
  own = await attached(attachReporterFile, reporter, leak.ref, canary.name, sample.pdf(canary.content))
  evidence = await attached(attachEvidence, dpo, leak.ref, canary.evidence, sample.mail('headers'))
})

describe('a file with a leak', () => {
  it('keeps the version of the leak, its hash, and one entry; the same content again is the same file', async () => {
    const fresh = await someLeak(database.client, reporter)
    const bytes = sample.pdf('once')
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => attached(attachReporterFile, reporter, fresh.ref, 'Photo.pdf', bytes)),
    )
    expect(new Set(ids).size).toBe(1)
    expect(
      await database.client.leakFile.findMany({ where: { leakId: fresh.id }, include: { file: true } }),
    ).toMatchObject([
      {
        side: 'reporter',
        name: 'Photo.pdf',
        warning: null,
        addedById: reporter.actor.id,
        file: { size: bytes.length },
      },
    ])
    expect(await entriesAboutLeak(database.client, fresh.id)).toEqual(['leak.report', 'leak.file'])
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: fresh.id } })
    expect(version).toBe(fresh.version)
  })

  it('is marked where it may do harm, and leaves as bytes that no program takes for its own', async () => {
    const macros = sample.compound(['Root Entry', 'WordDocument', 'Macros'])
    const id = await attached(attachEvidence, dpo, leak.ref, 'invoice.doc', macros)
    const answer = await handOutLeakFile(dpo, { id })
    if (!(answer instanceof Response)) throw new Error('not handed out')
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="invoice.doc"')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await loadLeak(dpo, leak.ref))?.files.find((file) => file.id === id)?.warning).toBe('file_macros')
  })

  it('that is refused leaves nothing, and the leak as it was', async () => {
    const before = filesOnDisk()
    for (const [name, bytes, reason] of [
      ['run.exe', sample.exe, 'evidence_ending'],
      ['photo.jpg', sample.exe, 'evidence_type'],
      ['photo.jpg', sample.png, 'file_mismatch'],
    ] as const)
      expect(await attachReporterFile(reporter, { ref: leak.ref, name }, sample.upload(bytes))).toMatchObject({
        code: 'invalid',
        reason,
      })
    expect(filesOnDisk()).toEqual(before)
  })

  it('comes to a leak in every state, as a note does', async () => {
    const merged = await someLeak(database.client, reporter)
    for (const state of ['received', 'confirmed', 'near_miss', 'rejected', 'closed', 'merged'] as const) {
      await database.client.leak.update({ where: { id: merged.id }, data: { state } })
      const result = await attachReporterFile(
        reporter,
        { ref: merged.ref, name: 'a.pdf' },
        sample.upload(sample.pdf(state)),
      )
      expect(result.ok, state).toBe(true)
    }
  })

  it('that is taken away stays in the list with its reason, and is handed out to who reads the whole log only', async () => {
    const place = await someLeak(database.client, reporter)
    const id = await attached(attachReporterFile, reporter, place.ref, 'wrong.pdf', sample.pdf('wrong'))
    expect(await removeLeakFile(dpo, { id, reason: 'Of another case' })).toMatchObject({ ok: true })
    expect(await removeLeakFile(dpo, { id, reason: 'Again' })).toMatchObject({ reason: 'file_removed' })
    expect((await loadLeak(dpo, place.ref))?.files).toMatchObject([
      { name: 'wrong.pdf', removed: { byName: 'Name of dpo', reason: 'Of another case' } },
    ])
    const mine = await ownReport(reporter, reporter.actor.id, place.ref)
    expect(mine?.files).toMatchObject([{ name: 'wrong.pdf', removed: { byName: null, reason: null } }])
    expect(await handed(handOutOwnFile(reporter, { id }))).toEqual(notFound)
    expect(await handed(handOutLeakFile(dpo, { id }))).toEqual(sample.pdf('wrong'))
    expect(await entriesAboutLeak(database.client, place.id)).toEqual([
      ...['leak.report', 'leak.file', 'leak.file_remove', 'leak.read', 'leak.file_read'],
    ])
  })
})

describe('who may', () => {
  it.each(roles)('%s: attach, remove and read, as the leak itself', async (role) => {
    const by = byRole[role]
    const full = role === 'dpo' || role === 'management'
    const bytes = sample.pdf(`by ${role}`)
    for (const id of [own, evidence])
      expect(Buffer.isBuffer(await handed(handOutLeakFile(by, { id }))), `${role} reads`).toBe(full)
    if (!full) {
      expect(await handed(handOutLeakFile(by, { id: own }))).toEqual(await handed(handOutLeakFile(by, { id: absent })))
      expect(await handed(handOutLeakFile(by, { id: own }))).toEqual(notFound)
    }
    // Nobody but the reporter comes by the reporter's doors.
    expect(await handed(handOutOwnFile(by, { id: own }))).toEqual(notFound)
    expect(await attachReporterFile(by, { ref: leak.ref, name: 'a.pdf' }, sample.upload(bytes))).toEqual(notFound)
    const before = filesOnDisk()
    const added = await attachEvidence(by, { ref: leak.ref, name: 'a.pdf' }, sample.upload(bytes))
    expect(added.ok).toBe(role === 'dpo')
    if (role !== 'dpo') {
      expect(added).toEqual(notFound)
      expect(await attachEvidence(by, { ref: 'L-2026-999', name: 'a.pdf' }, sample.upload(bytes))).toEqual(notFound)
      expect(await removeLeakFile(by, { id: own, reason: 'No' })).toEqual(notFound)
      expect(filesOnDisk()).toEqual(before)
    }
  })

  it('the reporter reads their own, not the evidence of others, and attaches to no other leak', async () => {
    const others = await someLeak(database.client, byRole.employee)
    expect(await handed(handOutOwnFile(reporter, { id: own }))).toEqual(sample.pdf(canary.content))
    for (const id of [evidence, absent]) expect(await handed(handOutOwnFile(reporter, { id }))).toEqual(notFound)
    expect(await handed(handOutLeakFile(reporter, { id: own }))).toEqual(notFound)
    for (const ref of [others.ref, 'L-2026-999'])
      expect(await attachReporterFile(reporter, { ref, name: 'a.pdf' }, sample.upload(sample.pdf()))).toEqual(notFound)
    const seen = JSON.stringify(await ownReport(reporter, reporter.actor.id, leak.ref))
    expect(seen).toContain(canary.name)
    expect(seen).not.toContain(canary.evidence)
  })

  it('an invited record owner reads them, adds their own, and takes none away; another does neither', async () => {
    const invited = await someone(database.client, ['editor'])
    expect(await handed(handOutLeakFile(invited, { id: own }))).toEqual(notFound)
    const { version } = await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })
    await inviteToLeak(dpo, { ref: leak.ref, version, userIds: [invited.actor.id] })
    expect(await handed(handOutLeakFile(invited, { id: own }))).toEqual(sample.pdf(canary.content))
    const bytes = sample.pdf('of who was invited')
    const id = await attached(attachEvidence, invited, leak.ref, 'a.pdf', bytes)
    expect(await handed(handOutLeakFile(dpo, { id }))).toEqual(bytes)
    expect(await removeLeakFile(invited, { id, reason: 'x' })).toEqual(notFound)
    const outside = await someone(database.client, ['editor'], { email: 'outside@people.test' })
    expect(await attachEvidence(outside, { ref: leak.ref, name: 'b.pdf' }, sample.upload(bytes))).toEqual(notFound)
  })

  it('an auditor learns size and hash; neither a name nor who or when, on the page and in the history', async () => {
    await handOutOwnFile(reporter, { id: own })
    const loaded = await loadLeak(auditor, leak.ref)
    const seen = JSON.stringify([loaded, await historyOf('leak', leak.id, { viewer: auditor.actor })])
    expect(seen).toContain(createHash('sha256').update(sample.pdf(canary.content)).digest('hex'))
    for (const hidden of ['CANARY', 'Rita', reporter.actor.id]) expect(seen).not.toContain(hidden)
    const file = loaded?.files.find(({ id }) => id === own)
    expect(file).toMatchObject({ name: null, byName: null, addedDay: expect.any(String) })
    const acted = await database.client.auditEntry.findMany({
      where: { subjectId: leak.id, action: { in: ['leak.file', 'leak.file_read'] } },
    })
    const general = await database.client.auditActor.findFirst({ where: { userId: reporter.actor.id, scope: '' } })
    expect(acted.length).toBeGreaterThan(1)
    expect(acted.filter(({ actor }) => actor === general?.pseudonym)).toEqual([])
  })
})

describe('the database', () => {
  it('takes no file, and no mark that one was taken away, without its entry; and changes nothing else', async () => {
    const application = new pg.Client({ connectionString: database.url })
    await application.connect()
    const row = `INSERT INTO "LeakFile" ("id", "leakId", "fileId", "side", "name", "addedAt")
      SELECT gen_random_uuid(), '${leak.id}', "fileId", 'handler', 'b.pdf', now() FROM "LeakFile" WHERE id = '${own}'`
    try {
      await expect(application.query(row)).rejects.toThrow(/without its entry/)
      await expect(application.query(`UPDATE "LeakFile" SET "removedAt" = now() WHERE id = '${own}'`)).rejects.toThrow(
        /without its entry/,
      )
      for (const statement of [`UPDATE "LeakFile" SET "name" = 'c'`, `DELETE FROM "LeakFile"`])
        await expect(application.query(statement)).rejects.toThrow(/permission denied/)
    } finally {
      await application.end()
    }
  })
})
