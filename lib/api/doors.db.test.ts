import { randomBytes } from 'node:crypto'
import type { RateLimiterMemory } from 'rate-limiter-flexible'
import { expect, test } from 'vitest'
import { hashOf } from '@/lib/access/session/session'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { oracle } from '@/lib/access/testing/oracle'
import { createFinding } from '@/lib/findings/commands'
import { findingInput } from '@/lib/findings/schema'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { someRecord } from '@/lib/records/testing/some-record'
import { someRequest } from '@/lib/requests/testing/some-request'
import { mcpDoors } from './mcp/server'
import { openApiDocument } from './openapi/document'
import { knock, tokenOf } from './testing/programs'
import { reaches } from './tokens/schema'

const { database, department, editor, dpo, reporter, byRole } = someOffice()
const count = () => database.client.record.count()

test.each([
  ['?colour=blue', 'unknown_parameter', 'colour'],
  ['?f.title=x', 'unknown_parameter', 'f.title'],
  ['?access_token=x', 'unknown_parameter', 'access_token'],
  ['?f.status=', 'invalid', 'f.status'],
  ['?f.status=draft&f.status=', 'invalid', 'f.status'],
  ['?size=0', 'invalid', 'size'],
  ['?size=201', 'invalid', 'size'],
  ['?size=1e2', 'invalid', 'size'],
  ['?q=a&q=b', 'invalid', 'q'],
  [`?q=${'x'.repeat(201)}`, 'invalid', 'q'],
  ['?sort=nothing', 'invalid', 'sort'],
  ['?sort=title,title', 'invalid', 'sort'],
  ['?total=yes', 'invalid', 'total'],
  ['?as_of=2999-01-01', 'invalid', 'as_of'],
  ['?as_of=yesterday', 'invalid', 'as_of'],
])('%s is refused by its name', async (query, code, name) => {
  const token = await tokenOf(dpo, ['systems'], false)
  const { status, json } = await knock(token, 'GET', `/systems${query}`)
  expect(status).toBe(400)
  expect(json).toMatchObject({ code, errors: expect.arrayContaining([expect.objectContaining({ in: 'query', name })]) })
})

test.each(['systems', 'activities', 'leaks', 'requests', 'findings'])(
  '%s: a filter by what nothing is, or that nobody understands, never gives everything',
  async (slug) => {
    const token = await tokenOf(dpo)
    if (slug === 'systems' || slug === 'activities') await someRecord(dpo, slug)
    else if (slug === 'leaks') await someLeak(database.client, reporter)
    else if (slug === 'requests') await someRequest(database.client, dpo)
    else await createFinding(dpo, findingInput.parse({ title: 'x', source: 'x', wrong: 'x', law: 'x' }))
    const { paths } = openApiDocument() as { paths: Record<string, { get: { parameters: { name: string }[] } }> }
    const names = paths[`/api/v1/${slug}`]?.get.parameters.flatMap(({ name }) => (name.startsWith('f.') ? [name] : []))
    expect(names?.length).toBeGreaterThan(3)
    const all: string[] = []
    for (const name of names ?? []) {
      const { status, json } = await knock(token, 'GET', `/${slug}?${name}=nonsense`)
      if (status !== 400 && JSON.stringify(json.data) !== '[]') all.push(`${name} ${status}`)
    }
    expect(all).toEqual([])
  },
)

test('a record is retired by a call without a body, as the document says it, and by an empty one of any kind', async () => {
  const token = await tokenOf(dpo, ['measures'])
  const kinds: (Record<string, string> | undefined)[] = [
    undefined,
    { 'content-type': 'application/json' },
    { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' },
  ]
  for (const headers of kinds) {
    const { ref } = await someRecord(dpo, 'measures')
    const seen = { 'if-match': '"v1-0000000000000000"', ...headers }
    const answer = await knock(token, 'POST', `/measures/${ref}/retire`, { headers: seen })
    expect(answer, answer.text).toMatchObject({ status: 200, json: { ref, version: 2 } })
  }
  const { ref } = await someRecord(dpo, 'measures')
  const form = { 'if-match': '"v1-0000000000000000"', 'content-type': 'application/x-www-form-urlencoded' }
  const sent = await knock(token, 'POST', `/measures/${ref}/retire`, { text: 'why=old', headers: form })
  expect(sent).toMatchObject({ status: 415, json: { code: 'media_type' } })
  // What needs a body says so of none.
  expect(await knock(token, 'POST', '/measures')).toMatchObject({ status: 415, json: { code: 'media_type' } })
})

test.each<[string, 'POST' | 'PATCH' | 'retire', string, string[]]>([
  ['a new one', 'POST', '{"title":"x","colour":"blue","weight":1,"toString":2}', ['colour', 'weight', 'toString']],
  ['a change', 'PATCH', '{"colour":"blue","a b":null}', ['colour', 'a b']],
  ['what needs nothing said', 'retire', '{"reason":"old","why":"x"}', ['reason', 'why']],
  [
    'names that no field may have',
    'POST',
    '{"title":"x","a":[{"__proto__":1}],"prototype":2}',
    ['a.0.__proto__', 'prototype'],
  ],
])('%s: each field that nobody knows is named', async (_, how, text, names) => {
  const token = await tokenOf(dpo, ['systems'])
  const { ref } = await someRecord(dpo, 'systems')
  const path = how === 'POST' ? '/systems' : how === 'PATCH' ? `/systems/${ref}` : `/systems/${ref}/retire`
  const headers = { 'if-match': '"v1-0000000000000000"' }
  const answer = await knock(token, how === 'PATCH' ? 'PATCH' : 'POST', path, { text, headers })
  expect(answer, answer.text).toMatchObject({ status: 400, json: { code: 'invalid' } })
  expect(answer.json.errors).toEqual(names.map((name) => ({ in: 'body', name, code: 'unknown' })))
})

const deep = `${'['.repeat(60)}${']'.repeat(60)}`
test.each<[string, { text?: string; body?: unknown; headers?: Record<string, string> }, number, string]>([
  ['no JSON', { text: '{"title":' }, 400, 'malformed'],
  ['nothing at all', { text: '' }, 400, 'malformed'],
  ['a list', { body: [] }, 400, 'malformed'],
  ['nested too deep', { text: `{"title":${deep}}` }, 400, 'malformed'],
  ['more than the door takes', { body: { title: 'x', noteToDpo: 'y'.repeat(600_000) } }, 413, 'too_large'],
  ['a prototype', { text: '{"title":"x","__proto__":{"status":"in_force"}}' }, 400, 'invalid'],
  ['a field of nobody', { body: { title: 'x', status: 'in_force' } }, 400, 'invalid'],
  ['an object for a text', { body: { title: { contains: '' } } }, 400, 'invalid'],
  ['a relation to nothing', { body: { title: 'x', ownerId: 'me' } }, 400, 'invalid'],
  ['no title', { body: {} }, 400, 'invalid'],
  ['another kind', { text: '<a/>', headers: { 'content-type': 'application/xml' } }, 415, 'media_type'],
  [
    'another charset',
    { body: { title: 'x' }, headers: { 'content-type': 'application/json; charset=utf-16' } },
    415,
    'media_type',
  ],
  ['answers of another kind', { body: { title: 'x' }, headers: { accept: 'text/html' } }, 406, 'not_acceptable'],
  ['a key with signs', { body: { title: 'x' }, headers: { 'idempotency-key': 'a b' } }, 400, 'invalid'],
])('a body that is hostile or wrong writes nothing: %s', async (_, sent, status, code) => {
  const token = await tokenOf(dpo, ['systems'])
  const before = await count()
  const answer = await knock(token, 'POST', '/systems', sent)
  expect(answer, answer.text).toMatchObject({ status, json: { status, code, type: `/api-docs#problem-${code}` } })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await count()).toBe(before)
})

test('what HTTP asks: methods, tags, versions, and who knocks without a token', async () => {
  const token = await tokenOf(dpo, ['systems'])
  const { ref } = await someRecord(dpo, 'systems')
  const here = `/systems/${ref}`
  for (const [method, path, allow] of [
    ['DELETE', here, 'GET, HEAD, OPTIONS, PATCH'],
    ['PUT', '/systems', 'GET, HEAD, OPTIONS, POST'],
    ['POST', `${here}/history`, 'GET, HEAD, OPTIONS'],
    ['GET', `${here}/retire`, 'OPTIONS, POST'],
  ] as const) {
    const answer = await knock(token, method, path)
    expect(answer.status, path).toBe(405)
    expect(answer.headers.get('allow')).toBe(allow)
  }
  expect((await knock(token, 'OPTIONS', here)).headers.get('allow')).toBe('GET, HEAD, OPTIONS, PATCH')
  expect((await knock(token, 'GET', `${here}/elsewhere`)).status).toBe(404)
  expect((await knock(token, 'PATCH', here, { body: { title: 'x' } })).status).toBe(428)
  expect((await knock(token, 'PATCH', here, { body: { title: 'x' }, headers: { 'if-match': '*' } })).status).toBe(428)
  expect((await knock(token, 'PATCH', here, { body: { title: 'x' }, headers: { 'if-match': '"other"' } })).status).toBe(
    412,
  )
  const weak = { 'if-match': `W/"v1-0000000000000000"` }
  expect((await knock(token, 'PATCH', here, { body: { title: 'x' }, headers: weak })).status).toBe(412)
  const patched = await knock(token, 'PATCH', here, {
    body: { tags: ['a'] },
    headers: { 'if-match': '"v1-0000000000000000"', 'content-type': 'application/merge-patch+json' },
  })
  expect(patched.status).toBe(200)
  const emptied = await knock(token, 'PATCH', here, {
    body: { tags: null },
    headers: { 'if-match': '"v2-0000000000000000"' },
  })
  expect(emptied.json).toMatchObject({ version: 3 })
  expect((await knock(token, 'GET', here)).json).toMatchObject({ values: { tags: [], title: 'A record' } })
  for (const header of [
    undefined,
    'Basic x',
    'Bearer',
    `Bearer ${token}x`,
    `Bearer ${token.slice(0, -1)}${token.endsWith('A') ? 'E' : 'A'}`,
    'Bearer %zz',
  ]) {
    const answer = await knock(null, 'GET', here, header === undefined ? {} : { headers: { authorization: header } })
    expect(answer.status, header).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
  }
  expect(Number((await knock(token, 'GET', here)).headers.get('ratelimit-remaining'))).toBeGreaterThan(0)
})

test('every path that the document tells of answers, with a status that it names', async () => {
  const token = await tokenOf(dpo)
  const { ref } = await someRecord(dpo, 'systems')
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, { responses?: object }>> }
  const seen: string[] = []
  for (const [path, operations] of Object.entries(paths))
    for (const [method, { responses }] of Object.entries(operations)) {
      if (!responses) continue
      const sent = method === 'get' ? {} : { body: {}, headers: { 'if-match': '"v1-0000000000000000"' } }
      const verb = method.toUpperCase() as 'GET' | 'POST' | 'PATCH'
      const { status, text } = await knock(token, verb, path.replace('{ref}', ref), sent)
      expect(Object.keys(responses), `${verb} ${path}: ${text}`).toContain(String(status))
      expect(status, `${verb} ${path}: ${text}`).toBeLessThan(500)
      seen.push(`${verb} ${path}`)
    }
  expect(seen.length).toBeGreaterThan(60)
})

test('an assistant gets tools by what its token may, and nothing past the doors', async () => {
  await someRecord(editor, 'systems', { title: 'Assistant finds this' })
  const ask = async (token: string, method: string, params: object) => {
    const request = new Request('http://127.0.0.1/api/mcp', {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    const answer = await mcpDoors.POST(request)
    expect(answer.status).toBe(200)
    return (await answer.json()) as {
      result: { tools: { name: string }[]; content: { text: string }[]; isError?: boolean }
    }
  }
  const tool = (token: string, name: string, given: object) => ask(token, 'tools/call', { name, arguments: given })
  const reads = await tokenOf(editor, ['systems'], false)
  const writes = await tokenOf(editor, ['systems'])
  const namesFor = async (token: string) => (await ask(token, 'tools/list', {})).result.tools.map(({ name }) => name)
  expect(await namesFor(reads)).toEqual(['list', 'search', 'read', 'history'])
  expect(await namesFor(writes)).toEqual(['list', 'search', 'read', 'history', 'create', 'update'])
  const found = await tool(reads, 'search', { q: 'assistant' })
  expect(found.result.content[0]?.text).toContain('Assistant finds this')
  expect(found.result.content[0]?.text).not.toContain('not_searched')
  // A list that did not answer is never taken for one where nothing was found.
  const both = await someone(database.client, ['dpo', 'employee'])
  const wide = await tokenOf(both, ['systems', 'requests'], false)
  await database.client.userRole.delete({ where: { userId_role: { userId: both.actor.id, role: 'dpo' } } })
  const { content, isError } = (await tool(wide, 'search', { q: 'assistant' })).result
  expect(isError).toBe(false)
  expect(JSON.parse(content[0]?.text ?? '{}')).toEqual({ not_searched: { requests: 'not_found' } })
  expect((await tool(reads, 'create', { register: 'systems', values: { title: 'x' } })).result.isError).toBe(true)
  expect((await tool(reads, 'list', { register: 'purposes' })).result).toMatchObject({ isError: true })
  const made = await tool(writes, 'create', {
    register: 'systems',
    values: { title: 'By an assistant', departmentId: department },
  })
  const { ref } = JSON.parse(made.result.content[0]?.text ?? '{}') as { ref: string }
  expect(
    (await tool(writes, 'update', { register: 'systems', ref, version: 1, values: { title: 'Again' } })).result.isError,
  ).toBe(false)
  const unknown = await tool(writes, 'create', { register: 'systems', values: { title: 'x', colour: 'blue' } })
  expect(unknown.result).toMatchObject({ isError: true })
  expect(unknown.result.content[0]?.text).toContain('"name":"colour","code":"unknown"')
  const lost = await tool(reads, 'list', { register: 'systems', colour: 'blue' })
  expect(lost.result).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('colour') }] })
  const stale = await tool(writes, 'update', { register: 'systems', ref, version: 1, values: { title: 'Late' } })
  expect(stale.result).toMatchObject({ isError: true })
  expect(stale.result.content[0]?.text).toContain('"stale"')
  expect((await tool(reads, 'read', { register: 'systems', ref })).result.content[0]?.text).toContain('"Again"')
  const headers = { authorization: `Bearer ${writes}`, 'content-type': 'application/json' }
  const call = '{"params":{"name":"create","arguments":{"__proto__":{"role":"dpo"}}}}'
  const refused = await mcpDoors.POST(new Request('http://127.0.0.1/api/mcp', { method: 'POST', headers, body: call }))
  expect(await refused.json()).toMatchObject({
    ...{ status: 400, code: 'invalid' },
    errors: [{ in: 'body', name: 'params.arguments.__proto__', code: 'unknown' }],
  })
  expect(
    (await mcpDoors.GET(new Request('http://127.0.0.1/api/mcp', { headers: { authorization: `Bearer ${reads}` } })))
      .status,
  ).toBe(405)
  expect((await mcpDoors.POST(new Request('http://127.0.0.1/api/mcp', { method: 'POST', body: '{}' }))).status).toBe(
    401,
  )
})

const words = (resource: string, role: string) => (oracle[resource]?.[role] ?? '').split(' ').filter(Boolean)
const may = (resource: string, role: string, verb: string) =>
  words(resource, role).some((word) => word.startsWith(verb))
/** By which rights of the table written by hand each list is read, written down and changed. */
const rightsOf: Readonly<Record<string, readonly [read: string, create: string]>> = {
  leaks: ['leak', 'report'],
  requests: ['request', 'request'],
  findings: ['finding', 'finding'],
}

test.each(['employee', 'editor', 'dpo', 'management', 'auditor', 'admin'] as const)(
  'by the table of rights: %s with a token of everything reads, writes down and changes what their role may',
  async (role) => {
    const person = byRole[role]
    const record = await someRecord(dpo, 'systems', { title: 'CANARY-RIGHTS' })
    const leak = await someLeak(database.client, reporter)
    await database.client.leak.update({ where: { id: leak.id }, data: { title: 'CANARY-RIGHTS' } })
    const request = await someRequest(database.client, dpo, { name: 'CANARY-RIGHTS' })
    const made = await createFinding(
      dpo,
      findingInput.parse({ title: 'CANARY-RIGHTS', source: 'x', wrong: 'x', law: 'x' }),
    )
    const refs = {
      systems: record.ref,
      leaks: leak.ref,
      requests: request.ref,
      findings: made.ok ? made.value.ref : '',
    }
    // Written past the command: whoever had a role and lost it still has such a token.
    const secret = `dertig_${randomBytes(32).toString('base64url')}`
    await database.client.apiToken.create({
      data: {
        ...{ userId: person.actor.id, name: 'All', tokenHash: hashOf(secret), reaches: [...reaches], writes: true },
        ...{ createdAt: new Date(), expiresAt: new Date('2199-01-01') },
      },
    })
    const before = await database.client.auditEntry.count({
      where: { outcome: 'ok', action: { notIn: ['leak.read', 'leak.list', 'request.read', 'request.list'] } },
    })
    for (const [slug, ref] of Object.entries(refs)) {
      const [readBy, createBy] = rightsOf[slug] ?? ['register', 'register']
      const list = await knock(secret, 'GET', `/${slug}`)
      expect(list.status, `${role} lists ${slug}`).toBe(may(readBy, role, 'read') ? 200 : 404)
      const one = await knock(secret, 'GET', `/${slug}/${ref}`)
      // What is only one's own, of one's department, invited to or in force is not this one.
      const open = words(readBy, role).some((word) => /^read(:\w+)?$/.test(word))
      expect(one.status, `${role} reads ${slug}`).toBe(open ? 200 : 404)
      if (!open) for (const answer of [list, one]) expect(answer.text, `${role} ${slug}`).not.toContain('CANARY-RIGHTS')
      const history = await knock(secret, 'GET', `/${slug}/${ref}/history`)
      if (!open) expect(history.status, `${role} history of ${slug}`).toBe(404)
      const created = await knock(secret, 'POST', `/${slug}`, { body: {} })
      // Whoever may is told what is missing; for whoever may not nothing is there.
      if (!may(createBy, role, 'create')) expect([404, 400], `${role} writes ${slug}`).toContain(created.status)
      const changed = await knock(secret, 'PATCH', `/${slug}/${ref}`, {
        body: { title: 'Changed' },
        headers: { 'if-match': '"v99-0000000000000000"' },
      })
      const changes = words(readBy, role).some((word) => /^update$/.test(word))
      if (!changes) expect(changed.status, `${role} changes ${slug}`).toBe(404)
    }
    const after = await database.client.auditEntry.count({
      where: { outcome: 'ok', action: { notIn: ['leak.read', 'leak.list', 'request.read', 'request.list'] } },
    })
    expect(after).toBe(before)
  },
)

test('too many requests of one token, and too many wrong ones from one address, are told when to come back', async () => {
  const token = await tokenOf(byRole.management, ['systems'], false)
  const { id } = await database.client.apiToken.findUniqueOrThrow({ where: { tokenHash: hashOf(token) } })
  const kept = globalThis as { dertigRequests?: RateLimiterMemory }
  await kept.dertigRequests?.penalty(id, 2_000)
  const slowed = await knock(token, 'GET', '/systems')
  expect(slowed).toMatchObject({ status: 429, json: { code: 'too_many' } })
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await knock(await tokenOf(dpo, ['systems']), 'GET', '/systems')).status).toBe(200)
  const guesses: number[] = []
  for (let n = 0; n < 22; n += 1) guesses.push((await knock(`dertig_${String(n).padStart(43, 'x')}`, 'GET', '')).status)
  expect(new Set(guesses)).toEqual(new Set([401, 429]))
  expect(guesses.at(-1)).toBe(429)
})
