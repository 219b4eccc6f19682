import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readSettings } from '@/lib/config/settings'
import { asResult } from '@/lib/errors/refusal'
import { contents } from './contents'
import { openFile, storedBytes } from './read'
import { discard, receiveFile } from './receive'
import { placeOfScanner } from './scan'
import { filesOnDisk, testDataFolder } from './testing/folder'
import * as sample from './testing/samples'
import { access, aScanner, aStorage, eicar } from './testing/stand-ins'

const storage = await aStorage()
const scanner = await aScanner()
process.env.STORAGE_URL = storage.url
process.env.CLAMD = scanner.url

afterAll(() => {
  storage.close()
  scanner.close()
})
afterEach(() => {
  storage.state.mood = 'well'
  scanner.state.hangsUp = false
})

const received = async (bytes: Buffer, name = 'a.txt') =>
  asResult(async () => ({ ok: true as const, value: await receiveFile(name, sample.upload(bytes)) }))

async function stored(text: string): Promise<string> {
  const result = await received(Buffer.from(text))
  if (!result.ok) throw new Error(result.reason)
  await contents().keep(result.value.sha256, result.value.path)
  await discard(result.value)
  return result.value.sha256
}

const textOf = async (sha256: string) => new Response(await openFile(sha256)).text()
const reasonOf = async (work: () => Promise<unknown>) => {
  const result = await asResult(async () => ({ ok: true as const, value: await work() }))
  return result.ok ? null : (result.reason ?? result.code)
}

describe('a storage elsewhere', () => {
  it('takes what came in before its row, signed, once; gives it back as it was; leaves nothing here', async () => {
    const sha256 = await stored('kept elsewhere')
    expect([...storage.objects.keys()]).toEqual([`files/${sha256.slice(0, 2)}/${sha256}`])
    expect(await stored('kept elsewhere')).toBe(sha256)
    expect(storage.state.asked.filter((asked) => asked.startsWith('PUT'))).toHaveLength(1)
    expect(storage.state.unsigned).toBe(0)
    expect(await textOf(sha256)).toBe('kept elsewhere')
    expect(filesOnDisk()).toEqual([])
  })

  it('is swept and erased: all pages are listed, what is dropped is gone', async () => {
    const hashes = [await stored('one'), await stored('two'), await stored('three')]
    const all: string[] = []
    for await (const { sha256, modified } of contents().all()) {
      all.push(sha256)
      expect(Math.abs(modified - Date.now())).toBeLessThan(60_000)
    }
    expect(all).toEqual(expect.arrayContaining(hashes))
    for (const hash of hashes) await contents().drop(hash)
    expect(await contents().modifiedAt(hashes[0] ?? '')).toBeNull()
    expect(await reasonOf(() => openFile(hashes[0] ?? ''))).toBe('file_missing')
    expect(await storedBytes(hashes[1] ?? '')).toBeNull()
  })

  it('is not believed: other bytes are not handed out, and stay nowhere', async () => {
    const sha256 = await stored('as it was sent')
    storage.objects.set(`files/${sha256.slice(0, 2)}/${sha256}`, { bytes: Buffer.from('other'), modified: new Date() })
    expect(await reasonOf(() => openFile(sha256))).toBe('file_damaged')
    expect(filesOnDisk()).toEqual([])
    await contents().drop(sha256)
  })

  it('that is busy is asked again', async () => {
    Object.assign(storage.state, { mood: 'busy', busyTimes: 2 })
    expect(await textOf(await stored('patience'))).toBe('patience')
  })

  it.each(['refuses', 'silent'] as const)('that %s keeps nothing, and nothing stays here', async (mood) => {
    storage.state.mood = mood
    expect(await received(Buffer.from(`when it ${mood}`))).toMatchObject({ ok: false, reason: 'file_storage' })
    expect(filesOnDisk()).toEqual([])
  })

  it('that cuts off halfway hands out nothing', async () => {
    const sha256 = await stored('whole or not at all')
    storage.state.mood = 'cuts'
    expect(await reasonOf(() => openFile(sha256))).toBe('file_storage')
    expect(filesOnDisk()).toEqual([])
  })

  it('still gives what was stored in the folder before', async () => {
    const result = await received(Buffer.from('older'))
    if (!result.ok) throw new Error(result.reason)
    const { sha256 } = result.value
    await discard(result.value)
    storage.objects.clear()
    const folder = path.join(testDataFolder(), 'files', sha256.slice(0, 2))
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, sha256), 'older')
    expect(await textOf(sha256)).toBe('older')
    await contents().drop(sha256)
    expect(filesOnDisk()).toEqual([])
  })

  it('with another secret is refused by it', async () => {
    const url = new URL(storage.url)
    url.password = 'another'
    expect(decodeURIComponent(new URL(storage.url).password)).toBe(access.secret)
    const { AwsClient } = await import('aws4fetch')
    const client = new AwsClient({
      ...{ accessKeyId: url.username, secretAccessKey: url.password, region: access.region, service: 's3', retries: 0 },
    })
    expect((await client.fetch(`${url.origin}/${access.bucket}/files/x`)).status).toBe(403)
    expect(storage.state.unsigned).toBe(1)
  })
})

describe('a virus scanner', () => {
  it('looks at everything that comes in, and what it finds is refused with its name and hash', async () => {
    const before = scanner.state.scanned
    const clean = await received(Buffer.from('harmless'))
    if (clean.ok) await discard(clean.value)
    expect(clean.ok).toBe(true)
    expect(await received(Buffer.from(`a letter with ${eicar} in it`))).toMatchObject({
      ok: false,
      reason: 'file_infected',
      data: { signature: 'Eicar-Test-Signature', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(scanner.state.scanned - before).toBe(2)
    expect(filesOnDisk()).toEqual([])
  })

  it('that hangs up or gives up lets nothing in', async () => {
    expect(await received(Buffer.from('x'.repeat(300_000)))).toMatchObject({ reason: 'file_unscanned' })
    scanner.state.hangsUp = true
    expect(await received(Buffer.from('harmless'))).toMatchObject({ reason: 'file_unscanned' })
    scanner.close()
    expect(await received(Buffer.from('harmless'))).toMatchObject({ reason: 'file_unscanned' })
    expect(filesOnDisk()).toEqual([])
  })

  it.each([
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['tcp://127.0.0.1:3311', { host: '127.0.0.1', port: 3311 }],
    ['tcp://scanner', { host: 'scanner', port: 3310 }],
    ['tcp://[::1]:3310', { host: '::1', port: 3310 }],
  ])('%s is a place', (given, place) => {
    expect(placeOfScanner(given)).toEqual(place)
    expect(readSettings({ CLAMD: given }).CLAMD).toBe(given)
  })
})

describe('settings that are refused', () => {
  it.each([
    [{ CLAMD: 'http://scanner' }, 'CLAMD is neither'],
    [{ STORAGE_URL: 'https://s3.example.org/bucket' }, 'STORAGE_URL needs a key'],
    [{ STORAGE_URL: 'https://k:s@s3.example.org/' }, 'STORAGE_URL needs a key'],
    [{ STORAGE_URL: 'http://k:s@s3.example.org/bucket' }, 'STORAGE_URL needs a key'],
    [{ STORAGE_URL: 's3://bucket' }, 'STORAGE_URL is not an address'],
    [{ UPLOAD_MAX_FILES: '0' }, 'UPLOAD_MAX_FILES is less than 1'],
  ])('%o', (given, said) => {
    expect(() => readSettings(given)).toThrow(said)
  })
})
