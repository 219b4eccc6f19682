import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { holdDataFolder, isHeld } from './lock'
import { runningServer } from './running'
import { type EmbeddedServer, startEmbedded } from './server'

const patience = 180_000
const nobody = 65534
const asRoot = process.getuid?.() === 0

let folder: string
// Removed when all is over: what a test starts here is stopped before, as the last to be begun is the first to be ended.
beforeEach(({ onTestFinished: atTheEnd }) => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dertig-launcher-'))
  const made = folder
  atTheEnd(() => rmSync(made, { recursive: true, force: true, maxRetries: 5 }))
})

/** The server on the folder of this test; stopped at its end, also when the test failed. */
async function started(): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataFolder: folder, durable: false })
  onTestFinished(() => server.stop(), patience)
  return server
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql).then(
    ({ rows }) => client.end().then(() => rows),
    (error) => client.end().then(() => Promise.reject(error)),
  )
}

const postmaster = () => Number(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

/** A program that holds the data folder, starts the server there, says so, and stays until it is killed. */
const program = (dataFolder: string) => `
  const { holdDataFolder } = require('${path.join(import.meta.dirname, 'lock.ts')}')
  const { startEmbedded } = require('${path.join(import.meta.dirname, 'server.ts')}')
  holdDataFolder('${dataFolder}', 'on http://localhost:3000')
  startEmbedded({ dataFolder: '${dataFolder}', durable: false }).then(({ port }) => process.stdout.write('port ' + port))
  process.stdin.resume()
`

/** Another Dertig, in a process of its own, once its server answers. */
async function anotherDertig(): Promise<ChildProcess> {
  const args = ['--import', 'tsx', '--eval', program(folder)]
  const other = spawn(process.execPath, args, { stdio: 'pipe' })
  onTestFinished(() => killed(other))
  const complaint = text(other.stderr)
  const [said] = await Promise.race([once(other.stdout, 'data'), once(other, 'exit')])
  expect(String(said), other.exitCode === null ? '' : await complaint).toMatch(/^port \d+$/)
  return other
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

describe('a data folder has one owner', () => {
  it('a second one is refused, and told who holds it and what to do', { timeout: patience }, async () => {
    const other = await anotherDertig()
    expect(() => holdDataFolder(folder, 'on http://localhost:4000')).toThrow(
      `Another Dertig (process ${other.pid}, on http://localhost:3000) already uses the data folder ${folder}. Stop it first, or set DERTIG_DATA to another folder.`,
    )
    expect(isHeld(folder)).toBe(true)
    const running = runningServer(folder)
    expect(await ask(running?.applicationUrl ?? '', 'SELECT current_user AS login')).toEqual([{ login: 'dertig_app' }])
    expect(await ask(running?.ownerUrl ?? '', 'SELECT current_user AS login')).toEqual([{ login: 'dertig_owner' }])

    const orphan = postmaster()
    await killed(other)
    expect(isHeld(folder), 'the lock of a killed process holds nothing').toBe(false)
    expect(runningServer(folder)).toBeNull()
    const release = holdDataFolder(folder, 'on http://localhost:4000')
    const told: string[] = []
    const server = await startEmbedded({ dataFolder: folder, durable: false, onProgress: (doing) => told.push(doing) })
    onTestFinished(() => server.stop(), patience)
    expect(server.adopted).toBe(true)
    expect(postmaster(), 'the same process goes on').toBe(orphan)
    expect(told).toEqual([`taking over the database server that was left running (process ${orphan})`])
    expect(await ask(server.applicationUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])

    await server.stop()
    expect(server.alive()).toBe(false)
    await expect(ask(server.applicationUrl, 'SELECT 1')).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOENT|ECONNREFUSED)$/),
    })
    release()
    expect(readdirSync(folder).filter((name) => name.startsWith('owner.'))).toEqual([])
  })

  it('what is not a lock of a living process is taken over', () => {
    const first = holdDataFolder(folder, 'first')
    const lock = path.join(folder, 'owner.lock')
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid, doing: 'first' })
    const second = holdDataFolder(folder, 'second, of the same process')
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ doing: 'second, of the same process' })
    second()
    first()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the embedded server', () => {
  it('keeps its data and its port from one start to the next, and ends when told', { timeout: patience }, async () => {
    const server = await started()
    expect(server.adopted).toBe(false)
    expect(server.alive()).toBe(true)
    await ask(server.ownerUrl, 'CREATE TABLE kept AS SELECT 30 AS hours')
    await server.stop()
    expect(server.alive()).toBe(false)
    await server.stop()

    const again = await started()
    expect(again).toMatchObject({ adopted: false, port: server.port, ownerUrl: server.ownerUrl })
    expect(await ask(again.ownerUrl, 'SELECT hours FROM kept')).toEqual([{ hours: 30 }])
  })

  it('gives the application no more than its own login', { timeout: patience }, async () => {
    const server = await started()
    const [login] = await ask(
      server.applicationUrl,
      'SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = current_user',
    )
    expect(login).toEqual({ rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolreplication: false })
    await expect(ask(server.applicationUrl, 'CREATE DATABASE mine')).rejects.toMatchObject({ code: '42501' })
    const wrong = server.applicationUrl.replace(/:[^:@/]+@/, ':guessed@')
    await expect(ask(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('comes back on the same port after it was killed', { timeout: patience }, async () => {
    const server = await started()
    const before = postmaster()
    const cut = new pg.Client({ connectionString: server.applicationUrl })
    await cut.connect()
    // A connection that is cut says so more than once.
    cut.on('error', () => {})
    const ended = new Promise((resolve) => cut.once('end', resolve))
    process.kill(before, 'SIGKILL')
    await ended
    await server.revive()
    expect(server.alive()).toBe(true)
    expect(postmaster()).not.toBe(before)
    expect(await ask(server.applicationUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })
})

describe.runIf(asRoot && process.platform === 'linux')('started by root', () => {
  const uidOf = (pid: number) => Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  const namespaceOf = (pid: number) => readlinkSync(`/proc/${pid}/ns/user`)

  it('the server is somebody else: in a namespace of its own or as nobody', { timeout: patience }, async () => {
    await started()
    const pid = postmaster()
    const apart = namespaceOf(pid) !== namespaceOf(process.pid)
    expect(apart || uidOf(pid) === nobody, `user ${uidOf(pid)}, namespace ${namespaceOf(pid)}`).toBe(true)
  })

  it('files that somebody else made are served as that somebody', { timeout: patience }, async () => {
    const server = await started()
    await ask(server.ownerUrl, 'CREATE TABLE kept AS SELECT 30 AS hours')
    await server.stop()
    const cluster = path.join(folder, 'postgres')
    for (const file of [
      cluster,
      ...readdirSync(cluster, { recursive: true }).map((name) => path.join(cluster, `${name}`)),
    ])
      chownSync(file, nobody, nobody)
    const again = await started()
    expect(uidOf(postmaster())).toBe(nobody)
    expect(await ask(again.ownerUrl, 'SELECT hours FROM kept')).toEqual([{ hours: 30 }])
    expect(statSync(path.join(folder, 'secrets')).mode & 0o077, 'secrets stay shut to it').toBe(0)
  })
})
