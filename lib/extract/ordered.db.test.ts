import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Someone, someone } from '@/lib/access/testing/contexts'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { clearShelf, documentFor, keptUntil, sweepShelf } from '@/lib/documents/shelf'
import { testDataFolder } from '@/lib/files/store/testing/folder'
import { entriesAbout } from '@/lib/records/testing/some-record'
import { day } from '@/lib/time/length'
import { instantSchema, systemNow } from '@/lib/time/types'
import { fetchExtract } from './export'
import { ask, now, smallRegister } from './testing/small-register'

// One activity is small, more are many: the same way as two hundred and more.
process.env.DOCUMENT_RECORDS = '1'

let database: TestDatabase
let dpo: Someone

beforeAll(async () => {
  database = await testDatabase()
  ;({ dpo } = await smallRegister(database.client))
})
afterAll(() => database.close())

const onShelf = () => readdirSync(path.join(testDataFolder(), 'documents'))

/** Orders every working copy and answers the id of what gets ready. */
async function ordered(by: Someone, format: 'pdf' | 'json' = 'json'): Promise<string> {
  const answer = await ask(by, format, { scope: 'working_copies' })
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/registers\/extract\//),
  ])
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

const standing = (by: Someone, id: string) => documentFor(by.actor.id, id, systemNow())
const ready = (by: Someone, id: string) =>
  vi.waitFor(async () => expect(await standing(by, id)).toMatchObject({ state: 'ready' }), { timeout: 50_000 })

describe('a large extract', () => {
  it('is ordered, gets ready, and is handed to who asked as often as they fetch it, each time with an entry', async () => {
    const before = (await entriesAbout(database.client, 'main')).length
    const id = await ordered(dpo)
    expect(await fetchExtract(now(dpo), id)).toEqual({ ok: false, code: 'not_found' })
    await ready(dpo, id)
    expect(await entriesAbout(database.client, 'main')).toHaveLength(before)
    for (const _ of [1, 2]) {
      const answer = await fetchExtract(now(dpo), id)
      if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer))
      expect(answer.headers.get('content-disposition')).toContain('art30-optipost-nv-')
      const extract = await answer.json()
      expect([extract.controller.length, extract.processor.length, extract.unsaid.length]).toEqual([1, 1, 1])
    }
    expect((await entriesAbout(database.client, 'main')).slice(before)).toEqual(['record.export', 'record.export'])
    expect(onShelf().sort()).toEqual([`${id}.file`, `${id}.json`])
  })

  it('asked again while it is being made is the same one', async () => {
    const [first, again] = [await ordered(dpo, 'pdf'), await ordered(dpo, 'pdf')]
    expect(again).toBe(first)
    await ready(dpo, first)
    // It is ready a moment before whoever made it says that it is done.
    await expect.poll(() => ordered(dpo, 'pdf')).not.toBe(first)
  })

  it('is not there for anybody else, whatever their role, nor for who lost the right meanwhile', async () => {
    const id = await ordered(dpo)
    await ready(dpo, id)
    for (const role of ['dpo', 'management', 'auditor'] as const) {
      const other = await someone(database.client, [role], { now: systemNow() })
      expect(await standing(other, id)).toBeNull()
      expect(await fetchExtract(now(other), id)).toEqual({ ok: false, code: 'not_found' })
    }
    const former = { ...dpo, actor: { ...dpo.actor, roles: ['editor' as const] } }
    await expect(fetchExtract(now(former), id)).rejects.toMatchObject({ code: 'denied' })
    expect(await fetchExtract(now(dpo), '../secrets')).toEqual({ ok: false, code: 'not_found' })
  })

  it('lies there for a day, is then not handed out, and is removed', async () => {
    const id = await ordered(dpo)
    await ready(dpo, id)
    const document = await standing(dpo, id)
    if (!document) throw new Error('not there')
    const until = keptUntil(document)
    expect(Date.parse(until) - Date.parse(document.askedAt)).toBe(day)
    const before = instantSchema.parse(new Date(Date.parse(until) - 1).toISOString())
    expect(await sweepShelf(document.askedAt)).toBe(0)
    expect(await documentFor(dpo.actor.id, id, before)).not.toBeNull()
    expect(await documentFor(dpo.actor.id, id, until)).toBeNull()
    expect(await fetchExtract({ ...dpo, now: until }, id)).toEqual({ ok: false, code: 'not_found' })
    await sweepShelf(instantSchema.parse(new Date(Date.parse(until) + day).toISOString()))
    expect(onShelf()).toEqual([])
  })

  it('that was being made when the application ended is told as given up, and no half of a file stays', async () => {
    const id = await ordered(dpo, 'pdf')
    await ready(dpo, id)
    const lies = (name: string) => path.join(testDataFolder(), 'documents', name)
    await vi.waitFor(() => expect(readFileSync(lies(`${id}.json`), 'utf8')).toContain('"ready"'))
    writeFileSync(lies(`${id}.json`), readFileSync(lies(`${id}.json`), 'utf8').replace('"ready"', '"making"'))
    for (const half of [`${id}.file.0.part`, 'another.once']) writeFileSync(lies(half), 'half')
    await vi.waitFor(async () => {
      await clearShelf()
      expect(await standing(dpo, id)).toMatchObject({ state: 'failed', reason: 'documents_stopped' })
    })
    expect(onShelf()).toEqual([`${id}.json`])
  })
})
