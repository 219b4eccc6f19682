import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { OperatorError } from '@/lib/errors/operator'
import { inSeconds, minute } from '@/lib/time/length'
import { knockAt } from './doors'
import { signedInPeople } from './people'
import { type Stack, startStack } from './stack'

const activities = 4_000
const formats = ['csv', 'json', 'docx', 'pdf'] as const
/** What a document may take, and what anybody may notice of it. */
const [mostMegabytes, mostMs] = [600, 100]

/**
 * Activities in force like those of the example company, as many as asked, written as the server's superuser with its
 * triggers off: the trial is about reading them.
 */
const multiplied = `
  SET session_replication_role = replica;
  CREATE TEMP TABLE source AS
    SELECT r.id, r."inForceVersionId" AS version, row_number() OVER (ORDER BY r.number) AS n, count(*) OVER () AS of
    FROM "Record" r WHERE r.register = 'activities' AND r."inForceVersionId" IS NOT NULL;
  CREATE TEMP TABLE target AS
    SELECT s.id AS source, s.version AS "sourceVersion", gen_random_uuid() AS id, gen_random_uuid() AS version, i + 1000 AS number
    FROM generate_series(1, ${activities}) i JOIN source s ON s.n = i % s.of + 1;
  INSERT INTO "Record" SELECT (jsonb_populate_record(NULL::"Record", to_jsonb(r) || jsonb_build_object(
      'id', t.id, 'ref', 'A-' || t.number, 'number', t.number, 'inForceVersionId', t.version))).*
    FROM target t JOIN "Record" r ON r.id = t.source;
  INSERT INTO "RecordVersion" SELECT (jsonb_populate_record(NULL::"RecordVersion", to_jsonb(v) || jsonb_build_object('id', t.version, 'recordId', t.id))).*
    FROM target t JOIN "RecordVersion" v ON v.id = t."sourceVersion";
  INSERT INTO "RecordMoment" SELECT (jsonb_populate_record(NULL::"RecordMoment", to_jsonb(m) || jsonb_build_object(
      'sequence', nextval('"RecordMoment_sequence_seq"'), 'recordId', t.id, 'inForceVersionId', t.version))).*
    FROM target t JOIN LATERAL (SELECT * FROM "RecordMoment" m WHERE m."recordId" = t.source ORDER BY sequence DESC LIMIT 1) m ON TRUE;
  ANALYZE;`

/**
 * How long the extract of so many activities takes in each format, how much memory application and child take, and
 * what people who work meanwhile notice. Returns true when the child stays within 600 MB and 99 of 100 answers of
 * /api/health within a tenth of a second.
 */
export async function documentsTrial(): Promise<boolean> {
  const stack = await startStack(undefined, undefined, 'demo')
  try {
    const [dpo, other] = await signedInPeople(stack.ownerUrl, 2, 'dpo')
    if (!dpo || !other) throw new OperatorError('The trial has nobody to ask.')
    for (const how of ['first', 'next']) {
      const began = performance.now()
      await fetched(stack, dpo.cookie, '/api/registers/extract/main/pdf')
      console.log(`small PDF, ${how.padEnd(5)} ${(performance.now() - began).toFixed(0)} ms`)
    }
    await asSuperuser(stack, multiplied)
    const felt: Felt[] = []
    for (const format of formats)
      felt.push(
        await fileMade(stack, {
          ...{ dpo: dpo.cookie, other: other.cookie, name: format },
          address: `/api/registers/extract/main/${format}`,
        }),
      )
    return felt.every(({ child, health }) => child <= mostMegabytes && health <= mostMs)
  } finally {
    await stack.stop()
  }
}

type Felt = { child: number; health: number }

/** Orders a large file, waits until it is ready, fetches it and prints what it took, and what somebody else noticed of it. */
export async function fileMade(
  stack: Stack,
  { dpo, other, name, address }: { dpo: string; other: string; name: string; address: string },
): Promise<Felt> {
  const watch = watching(stack, other)
  const began = performance.now()
  const asked = await knock(stack, dpo, address)
  const page = asked.headers.get('location')
  if (asked.status !== 303 || !page) throw new OperatorError(`${name}: answered ${asked.status} instead of ordering.`)
  const size = await untilReady(stack, dpo, page)
    .then((ready) => fetched(stack, dpo, ready))
    .catch(async (error) => {
      await watch()
      throw error
    })
  const seconds = inSeconds(performance.now() - began)
  const { health, pages, child, app } = await watch()
  console.log(
    `${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s  ${(size / 1e6).toFixed(1).padStart(6)} MB  child at most ${child.toFixed(0)} MB, app ${app.toFixed(0)} MB  health ${told(health)}  pages ${told(pages)}`,
  )
  return { child, health: at(health, 0.99) }
}

const lookEveryMs = 250

async function untilReady(stack: Stack, cookie: string, page: string): Promise<string> {
  const until = Date.now() + 20 * minute
  while (Date.now() < until) {
    const text = await (await knock(stack, cookie, page)).text()
    const link = /\/api\/(?:registers\/extract|exports)\/ready\/[0-9a-f-]+/.exec(text)?.[0]
    if (link) return link
    if (!text.includes('<progress')) throw new OperatorError('The document was not made.')
    await wait(lookEveryMs)
  }
  throw new OperatorError('The document was not ready after twenty minutes.')
}

const knock = (stack: Stack, cookie: string, address: string) =>
  fetch(`${stack.address}${address}`, { headers: { cookie }, redirect: 'manual' })

async function fetched(stack: Stack, cookie: string, address: string): Promise<number> {
  const answer = await knock(stack, cookie, address)
  if (!answer.ok) throw new OperatorError(`${address} answered ${answer.status}.`)
  let size = 0
  for await (const chunk of answer.body ?? []) size += chunk.length
  return size
}

/** Looks at health, at a page of somebody else and at memory until it is called. */
function watching(stack: Stack, cookie: string) {
  let over = false
  const [health, pages]: [number[], number[]] = [[], []]
  let [child, app] = [0, 0]
  const ask = async (times: number[], address: string, everyMs: number) => {
    while (!over) {
      times.push((await knockAt(stack.address, { method: 'GET', path: address, headers: { cookie } })).ms)
      await wait(everyMs)
    }
  }
  const measure = async () => {
    while (!over) {
      const id = stack.appProcess()
      app = Math.max(app, residentMegabytes(id))
      for (const one of childrenOf(id)) child = Math.max(child, residentMegabytes(one))
      await wait(50)
    }
  }
  const all = Promise.all([ask(health, '/api/health', 20), ask(pages, '/my-reports', 200), measure()])
  return async () => {
    over = true
    await all
    return { health, pages, child, app }
  }
}

/** None of a process that is gone. */
function childrenOf(id: number): number[] {
  try {
    return readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function residentMegabytes(id: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

const at = (times: number[], share: number) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0
const told = (times: number[]) => `p50 ${at(times, 0.5).toFixed(0)} p99 ${at(times, 0.99).toFixed(0)} ms`

async function asSuperuser(stack: Stack, sql: string): Promise<void> {
  const url = new URL(stack.ownerUrl)
  url.username = 'postgres'
  url.password = readFileSync(path.join(stack.dataFolder, 'secrets/database-super-password'), 'utf8').trim()
  const client = new pg.Client(url.href)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
