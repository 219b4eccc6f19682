import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import { sessionCookieName } from '@/lib/access/session/cookies'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { leakIdSchema } from '@/lib/db/ids'
import { testDatabase } from '@/lib/db/testing'
import setup from '@/lib/db/testing-server'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { someConfirmedLeak } from '@/lib/leaks/testing/some-leak'
import { updateRecordAction } from '@/lib/records/actions'
import { someRecord } from '@/lib/records/testing/some-record'
import { createDraft } from '@/lib/reports/write'
import { hour } from '@/lib/time/length'
import { systemNow } from '@/lib/time/types'
import { type Followed, followed } from './coverage'

declare global {
  var followedRequest: { headers: Headers; cookies: Map<string, string> }
}

const host = 'localhost:3030'

type Route<Name extends string> = Record<Name, (first: object, second?: object) => Promise<unknown>>

/** A page or route handler, found by its path as the framework finds it. */
async function routeAt<Name extends string>(root: string, file: string): Promise<Route<Name>> {
  return import(path.join(root, 'app', file))
}

/**
 * Follows four ways through their doors, with sessions, rights and a real database: each once to warm up, then once under
 * coverage. Of a page its function runs (gate, loaders, queries); the drawing of its components is not counted.
 */
export async function followWays(root: string): Promise<Record<string, Followed>> {
  const tablePage = await routeAt<'default'>(root, '(office)/registers/[register]/page.tsx')
  const leaksPage = await routeAt<'default'>(root, '(office)/leaks/page.tsx')
  const reports = await routeAt<'POST'>(root, 'api/leaks/report/route.ts')
  const drafts = await routeAt<'GET'>(root, 'api/drafts/[id]/[format]/route.ts')
  const stop = await setup()
  const database = await testDatabase()
  const { client } = database
  try {
    const now = systemNow()
    const editor = await client.$transaction(async (tx) =>
      someone(tx, ['editor'], { departmentIds: [await someDepartment(tx)], now }),
    )
    const dpo = await someone(client, ['dpo'], { now })
    const signIn = async ({ actor }: Someone) => {
      const handle = randomBytes(32).toString('base64url')
      const at = new Date(now)
      const handleHash = createHash('sha256').update(handle).digest('hex')
      const expiresAt = new Date(at.getTime() + hour)
      await client.session.create({
        data: { handleHash, userId: actor.id, createdAt: at, lastSeenAt: at, expiresAt, claims: {} },
      })
      globalThis.followedRequest.cookies.set(sessionCookieName(), handle)
    }
    globalThis.followedRequest.headers.set('host', host)
    globalThis.followedRequest.headers.set('origin', `http://${host}`)

    const record = await someRecord(editor, 'purposes', { title: 'A title' })
    const leak = await someConfirmedLeak(client, editor, dpo)
    const draft = await createDraft(dpo, { leakId: leakIdSchema.parse(leak.id), profile: 'GBA_PART1', language: 'nl' })
    if (!draft.ok) throw new Error(JSON.stringify(draft))
    const none = Promise.resolve({})

    const table = () => tablePage.default({ params: Promise.resolve({ register: 'purposes' }), searchParams: none })
    let version = 1
    const save = async () => {
      const values = { title: `Title ${version}`, departmentId: editor.actor.departmentIds[0] ?? null }
      const result = await updateRecordAction({ register: 'purposes', ref: record.ref, version, values })
      if (!result.ok) throw new Error(JSON.stringify(result))
      version += 1
    }
    const report = async () => {
      const headers = { host, origin: `http://${host}`, 'content-type': 'application/json' }
      const body = JSON.stringify(aReport({}, systemNow()))
      await answered(
        await reports.POST(new Request(`http://${host}/api/leaks/report`, { method: 'POST', headers, body })),
      )
      await leaksPage.default({ searchParams: none })
    }
    const pdf = async () => {
      const params = Promise.resolve({ id: draft.value.id, format: 'pdf' })
      await answered(await drafts.GET(new Request(`http://${host}/api/drafts/x/pdf`), { params }))
    }
    const twice = async (who: Someone, way: () => Promise<unknown>) => {
      await signIn(who)
      await way()
      return followed(root, way)
    }
    return {
      'table page': await twice(editor, table),
      save: await twice(editor, save),
      'leak report to list': await twice(dpo, report),
      'draft to PDF': await twice(dpo, pdf),
    }
  } finally {
    await database.close()
    await stop()
  }
}

async function answered(response: unknown): Promise<void> {
  if (!(response instanceof Response)) throw new Error('no answer')
  const body = await response.arrayBuffer()
  if (!response.ok) throw new Error(`${response.status} ${Buffer.from(body).toString('utf8')}`)
}
