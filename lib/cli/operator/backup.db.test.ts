import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { verifyLog } from '@/lib/audit/tree/verify'
import { keysHere } from '@/lib/backup/file/keys'
import { makeBackup } from '@/lib/backup/write'
import { environmentWith, give } from '@/lib/config/process'
import { db, setDatabase } from '@/lib/db/client'
import { runningServer } from '@/lib/db/embedded/running'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { withExamples } from '@/lib/examples/testing/with-examples'
import { pathOf } from '@/lib/files/store/folder'
import { keepFile } from '@/lib/files/store/keep'
import { receiveFile } from '@/lib/files/store/receive'
import { testDataFolder } from '@/lib/files/store/testing/folder'
import * as sample from '@/lib/files/store/testing/samples'
import { signIn } from '@/lib/people/entry/sign-in'
import { createRecord } from '@/lib/records/write/create'
import { systemNow } from '@/lib/time/types'
import { personWith } from '../trials/contexts'
import { backup, restore } from './backup'
import { withDatabase } from './store'

const folder = mkdtempSync(path.join(os.tmpdir(), 'dertig-house-'))
const target = path.join(folder, 'kept', 'house.tar.gz')
const patience = 180_000
let database: TestDatabase
let hashes: string[]
let writtenMeanwhile = 0

/** What the command printed: lines of JSON, and of the table. */
let printed: string[] = []
const answer = () => z.record(z.string(), z.unknown()).parse(JSON.parse(printed.at(-1) ?? ''))

/** A place of its own: an empty data folder with the embedded server. */
const place = (name: string) => {
  const dataFolder = path.join(folder, name)
  give({ DERTIG_DATA: dataFolder, DATABASE_URL: '', DATABASE_OWNER_URL: '' })
  setDatabase(null)
  return dataFolder
}
const ownFolder = testDataFolder()
const home = () => give({ DERTIG_DATA: ownFolder, DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl })

beforeAll(async () => {
  database = await testDatabase({ filled: withExamples })
  home()
  hashes = await Promise.all([sample.pdf('one'), sample.pdf('two')].map(stored))
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  printed = []
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0)
  vi.spyOn(console, 'log').mockImplementation((line) => void printed.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

async function stored(bytes: Buffer): Promise<string> {
  const received = await receiveFile('a.pdf', sample.upload(bytes))
  await database.client.$transaction((tx) => keepFile(tx, received, { by: null, now: systemNow() }))
  return received.sha256
}

/** Writes records, each with its entry in the log, until it is told to stop. */
async function writer(stopped: () => boolean): Promise<void> {
  const dpo = await personWith('dpo')
  while (!stopped()) {
    const made = await createRecord(dpo, { register: 'sources', values: { title: `Meanwhile ${writtenMeanwhile}` } })
    if (made.ok) writtenMeanwhile += 1
  }
}

test('everything is kept in one file while people write, without the keys', { timeout: patience }, async () => {
  let stop = false
  const writing = [1, 2].map(() => writer(() => stop))
  while (writtenMeanwhile < 5) await wait(20)
  const before = writtenMeanwhile
  expect(await backup([target])).toBe(0)
  const during = writtenMeanwhile - before
  stop = true
  await Promise.all(writing)
  expect(answer()).toMatchObject({ file: target, files: 2, missing: [], keys: target.replace('.tar.gz', '.keys') })
  expect(during, 'nobody waited for it').toBeGreaterThan(0)
  expect(readdirSync(path.dirname(target)).sort()).toEqual(['house.keys', 'house.tar.gz'])
  for (const name of ['house.keys', 'house.tar.gz'])
    expect(statSync(path.join(path.dirname(target), name)).mode & 0o777).toBe(0o600)
  const inside = gunzipSync(readFileSync(target)).toString('latin1')
  for (const secret of Object.values(keysHere())) expect(inside).not.toContain(secret)
  const entry = await database.client.auditEntry.findFirstOrThrow({ where: { action: 'backup.make' } })
  expect(entry).toMatchObject({ subjectType: 'backup', subjectId: answer().sha256, outcome: 'ok' })
})

describe('nothing is written', () => {
  test('over a backup, into the data folder, or with what no option is', async () => {
    await expect(backup([target])).rejects.toThrow(/is there already/)
    await expect(backup([path.join(ownFolder, 'x.tar.gz')])).rejects.toThrow(/lies in the data folder/)
    await expect(backup(['--all'])).rejects.toThrow(/Unknown option/)
    expect(await restore([])).toBe(2)
    expect(await backup(['rehearse'])).toBe(2)
  })

  test('when the disk is full', async ({ skip }) => {
    const small = mkdtempSync(path.join(os.tmpdir(), 'dertig-small-'))
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=70m', 'tmpfs', small]).status !== 0) skip()
    try {
      const file = path.join(small, 'b.tar.gz')
      const asked = { target: file, url: database.url, keys: keysHere() }
      const filling = () => {
        if (!existsSync(path.join(small, 'full')))
          spawnSync('dd', ['if=/dev/zero', `of=${small}/full`, 'bs=1M', 'count=100'])
      }
      await expect(makeBackup({ ...asked, onProgress: filling })).rejects.toThrow(/There is no room for the backup/)
      await expect(makeBackup(asked)).rejects.toThrow(/may need \d+ MB/)
      expect(readdirSync(small)).toEqual(['full'])
    } finally {
      spawnSync('umount', ['-l', small])
      rmSync(small, { recursive: true })
    }
  })

  test('that looks whole, when it is killed halfway; the next of that name takes away what was left', {
    timeout: patience,
  }, async () => {
    const apart = path.join(folder, 'killed')
    const file = path.join(apart, 'house.tar.gz')
    const there = () => (existsSync(apart) ? readdirSync(apart) : [])
    const child = spawn(process.execPath, ['lib/cli/bootstrap.mjs', 'dertig', 'backup', file], { stdio: 'ignore' })
    const ended = once(child, 'exit')
    while (there().length === 0 && child.exitCode === null) await wait(2)
    child.kill('SIGKILL')
    await ended
    const [left = ''] = there()
    expect(there()).toEqual([expect.stringMatching(/^house\.tar\.gz\.\d+\.unfinished$/)])
    place('after-a-kill')
    await expect(restore([path.join(apart, left)])).rejects.toThrow(/is no backup|is cut off/)
    home()
    expect(await backup([file])).toBe(0)
    expect(there().sort()).toEqual(['house.keys', 'house.tar.gz'])
  })

  test('when the place of a restore is not empty, or the keys are missing', async () => {
    await expect(restore([target])).rejects.toThrow(/is not empty/)
    const other = place('other')
    writeFileSync(path.join(folder, 'lone.tar.gz'), readFileSync(target))
    await expect(restore([target, '--keys', path.join(folder, 'nothing')])).rejects.toThrow(/There is no file/)
    writeFileSync(path.join(folder, 'wrong.keys'), '{}')
    await expect(restore([target, '--keys', path.join(folder, 'wrong.keys')])).rejects.toThrow(/no file of keys/)
    const given = path.join(folder, 'cut.tar.gz')
    writeFileSync(given, readFileSync(target).subarray(0, 100_000))
    await expect(restore([given])).rejects.toThrow(/is cut off/)
    expect(existsSync(other)).toBe(false)
    give({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl })
    await expect(restore([target])).rejects.toThrow(/The database is not empty/)
    home()
  })
})

describe('an empty machine', () => {
  test('killed halfway it holds nothing, is not started, and the next restore begins anew', {
    timeout: patience,
  }, async () => {
    const dataFolder = place('back')
    const child = spawn(process.execPath, ['lib/cli/bootstrap.mjs', 'dertig', 'restore', target], {
      stdio: 'ignore',
      env: environmentWith({ DERTIG_DATA: dataFolder }),
    })
    const ended = once(child, 'exit')
    while (!existsSync(path.join(dataFolder, 'restoring', 'postgres', 'postmaster.pid')) && child.exitCode === null)
      await wait(2)
    child.kill('SIGKILL')
    await ended
    expect(readdirSync(dataFolder).filter((name) => !name.startsWith('owner.'))).toEqual(['restoring'])
    await expect(withDatabase(async () => 0)).rejects.toThrow(/A restore into .* did not finish/)
    rmSync(path.join(dataFolder, 'secrets'), { recursive: true, force: true })
    expect(await restore([target])).toBe(0)
    expect(answer()).toMatchObject({ tables: expect.any(Number), files: 2, log: 'ok' })
    expect(readdirSync(dataFolder).sort()).toEqual(['database-port', 'files', 'postgres', 'secrets'])
  })

  test('rows, files, sign-in and log are as they were kept', { timeout: patience }, async () => {
    const dataFolder = place('back')
    await withDatabase(async () => {
      const [records, entries] = [
        await db().record.count({ where: { title: { startsWith: 'Meanwhile' } } }),
        await db().auditEntry.count({ where: { action: 'record.create', ref: { startsWith: 'S-' } } }),
      ]
      expect(records, 'as of one moment within the writing').toBeGreaterThanOrEqual(5)
      expect(records).toBeLessThan(writtenMeanwhile)
      const before = await database.client.auditEntry.count({
        where: { action: 'record.create', ref: { startsWith: 'S-' }, index: { lt: 477 } },
      })
      expect(entries - before, 'a record and its entry, both or neither').toBe(records)
      for (const hash of hashes) {
        const file = path.join(dataFolder, 'files', hash.slice(0, 2), hash)
        expect(readFileSync(file)).toEqual(readFileSync(pathOf(hash)))
      }
      const newest = await db().auditEntry.findFirstOrThrow({ orderBy: { index: 'desc' } })
      expect(newest).toMatchObject({ action: 'backup.restore', subjectType: 'backup' })
      expect(await verifyLog()).toMatchObject({ state: 'ok' })
      expect(await db().session.count()).toBe(0)
      const credentials = { email: 'sofie.maes@optipost.example', password: 'careful-otter-reads-twice' }
      const entered = await signIn({
        ...{ credentials, address: 'a', deviceCookie: undefined, now: systemNow(), requestId: randomUUID() },
      })
      expect(entered).toMatchObject({ ok: true })
      const refused = db().$executeRaw`UPDATE "AuditEntry" SET body = ''`
      await expect(refused, 'what is evidence stands again').rejects.toThrow(/denied/)
      // One more restore into the place that is in use now.
      expect(runningServer(dataFolder)).toBeNull()
      return 0
    })
    await expect(restore([target])).rejects.toThrow(/is not empty/)
    home()
  })

  test('with a server of its own the same, and a copy with other keys than its settings is refused', {
    timeout: patience,
  }, async () => {
    const own = await testDatabase({ empty: true })
    give({ DERTIG_DATA: path.join(folder, 'own'), DATABASE_URL: own.url, DATABASE_OWNER_URL: own.ownerUrl })
    try {
      vi.stubEnv('ENCRYPTION_KEY', 'x'.repeat(40))
      await expect(restore([target])).rejects.toThrow(/ENCRYPTION_KEY of the settings is not the one/)
      vi.unstubAllEnvs()
      expect(await restore([target])).toBe(0)
      expect(answer()).toMatchObject({ files: 2, log: 'ok' })
    } finally {
      await own.close()
      setDatabase(database.client)
      home()
    }
  })
})

test('a rehearsal compares every table and leaves nothing', { timeout: patience }, async () => {
  const before = readdirSync(os.tmpdir())
  expect(await backup(['rehearse', target])).toBe(0)
  expect(printed.filter((line) => / rows {2}same$/.test(line)).length).toBe(answer().tables)
  expect(printed.join('\n')).toMatch(/Record +\d+ rows {2}same/)
  expect(
    readdirSync(os.tmpdir()).filter((name) => !before.includes(name) && name.startsWith('dertig-rehearsal')),
  ).toEqual([])
})
