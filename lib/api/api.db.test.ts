import { expect, test } from 'vitest'
import { hashPassword } from '@/lib/access/password/password-policy'
import { someOffice } from '@/lib/access/testing/office'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { disablePerson } from '@/lib/people/users'
import { emptyValues } from '@/lib/records/form/input'
import { declarationOf } from '@/lib/records/state/registered'
import { putInForceForTest, someRecord } from '@/lib/records/testing/some-record'
import { catalog } from '@/lib/registers/catalog'
import { fieldsOf } from '@/lib/registers/declare/define'
import { requestInput } from '@/lib/requests/testing/some-request'
import { systemNow } from '@/lib/time/types'
import { knock, tokenOf } from './testing/programs'
import { confirmedToken, createToken, revokeToken } from './tokens/commands'
import { tokensFor } from './tokens/queries'

const { database, department, elsewhere, editor, outside, dpo, management, auditor, admin, employee } = someOffice()

const entries = (action: string) =>
  database.client.auditEntry.findMany({ where: { action }, orderBy: { index: 'asc' } })
const bodyOf = (entry: { body: string } | undefined) => JSON.parse(entry?.body ?? '{}')
const count = () => database.client.record.count()

test.each(catalog.map(({ slug }) => slug))(
  '%s: written, listed, searched, read, changed in the version seen, told, retired, and read as it stood',
  async (slug) => {
    const token = await tokenOf(editor, [slug])
    const register = declarationOf(slug)
    const values = {
      ...emptyValues(register),
      ...Object.fromEntries(
        fieldsOf(register).flatMap(({ name, kind, when }) => (kind === 'longText' && !when ? [[name, 'P1Y']] : [])),
      ),
      ...{ title: `First of ${slug}`, departmentId: department, ownerId: editor.actor.id },
    }
    const made = await knock(token, 'POST', `/${slug}`, { body: values })
    expect(made, made.text).toMatchObject({ status: 201, json: { ref: `${register.key}-001`, version: 1 } })
    const here = made.headers.get('location') ?? ''
    expect(here).toBe(`/api/v1/${slug}/${register.key}-001`)

    const read = await knock(token, 'GET', here)
    expect(read, read.text).toMatchObject({
      status: 200,
      json: { title: values.title, version: 1, status: 'draft', values },
    })
    const tag = read.headers.get('etag') ?? ''
    expect(await knock(token, 'GET', here, { headers: { 'if-none-match': `W/${tag}` } })).toMatchObject({
      status: 304,
      text: '',
    })

    const list = await knock(token, 'GET', `/${slug}?q=first&f.status=draft&sort=-title&size=1&total=true`)
    expect(list, list.text).toMatchObject({
      status: 200,
      json: { total: 1, data: [{ title: values.title }], links: { next: null } },
    })
    expect((await knock(token, 'GET', `/${slug}?f.status=in_force`)).json).toEqual({
      data: [],
      links: { next: null, previous: null },
    })

    // What a reader was given goes back as it is.
    const same = await knock(token, 'PATCH', here, { body: read.json.values, headers: { 'if-match': tag } })
    expect(same, same.text).toMatchObject({ status: 200, json: { version: 1 } })
    const patch = { body: { title: `Second of ${slug}` }, headers: { 'if-match': tag } }
    expect(await knock(token, 'PATCH', here, patch)).toMatchObject({ status: 200, json: { version: 2 } })
    const late = await knock(token, 'PATCH', here, { ...patch, body: { title: 'Third' } })
    expect(late).toMatchObject({
      status: 412,
      json: {
        code: 'stale',
        data: { version: 2, fields: [{ field: 'title', mine: 'Third', theirs: `Second of ${slug}` }] },
      },
    })
    const after = await knock(token, 'GET', here)
    expect(after.json.values).toEqual({ ...values, title: `Second of ${slug}` })
    expect(after.headers.get('etag')).not.toBe(tag)
    // It did not exist on that day.
    expect(await knock(token, 'GET', `${here}?as_of=2026-01-01`)).toMatchObject({ status: 404 })
    expect((await knock(token, 'GET', `/${slug}?as_of=2026-01-01`)).json.data).toEqual([])

    expect((await knock(token, 'GET', `${here}/history`)).json).toMatchObject({
      total: 2,
      data: [
        { action: 'record.update' },
        { action: 'record.create', who: { name: expect.stringContaining(editor.actor.name) } },
      ],
    })
    const gone = await knock(token, 'POST', `${here}/retire`, {
      headers: { 'if-match': after.headers.get('etag') ?? '' },
    })
    expect(gone, gone.text).toMatchObject({ status: 200, json: { version: 3 } })
    expect((await knock(token, 'GET', `/${slug}`)).json.data).toEqual([])
    const [last] = (await entries('record.retire')).slice(-1)
    expect(bodyOf(last)).toMatchObject({
      channel: 'api',
      actorKind: 'person',
      token: expect.stringMatching(/^[\w-]{36}$/),
    })
  },
)

test('a token is shown once, kept as a hash, and ends by revoking, by time, and with its person', async () => {
  const before = (await entries('token.create')).length
  const made = await createToken(dpo, { name: 'Nightly', reaches: ['systems'], writes: false, days: 7 })
  if (!made.ok) throw new Error('refused')
  const { id, secret } = made.value
  const row = await database.client.apiToken.findUniqueOrThrow({ where: { id } })
  expect(JSON.stringify(row)).not.toContain(secret)
  expect((await entries('token.create')).length).toBe(before + 1)
  expect((await entries('token.create')).map(({ body }) => body).join()).not.toContain(secret)
  // Made in June for a week, and asked today.
  expect(await knock(secret, 'GET', '')).toMatchObject({ status: 401, json: { code: 'signed_out' } })
  await database.client.apiToken.update({ where: { id }, data: { expiresAt: new Date('2199-01-01') } })
  expect(await knock(secret, 'GET', '')).toMatchObject({ status: 200, json: { data: [{ name: 'systems' }] } })
  expect((await tokensFor(dpo.actor, systemNow())).find((one) => one.id === id)?.lastUsedAt).not.toBeNull()
  expect(await revokeToken(editor, { id })).toMatchObject({ ok: false, code: 'not_found' })
  expect(await revokeToken(admin, { id })).toEqual({ ok: true, value: null })
  expect(await knock(secret, 'GET', '')).toMatchObject({ status: 401 })
  const [entry] = (await entries('token.revoke')).slice(-1)
  expect(entry?.body).toContain('"field":"token"')
  const own = await tokenOf(outside)
  expect((await knock(own, 'GET', '')).status).toBe(200)
  expect((await disablePerson(admin, { userId: outside.actor.id })).ok).toBe(true)
  expect((await knock(own, 'GET', '')).status).toBe(401)
  await database.client.user.update({ where: { id: outside.actor.id }, data: { disabledAt: null } })
  // Whoever comes back makes new ones.
  expect((await knock(own, 'GET', '')).status).toBe(401)
  const all = await tokensFor(admin.actor, systemNow(), true)
  expect(all.some((one) => one.person?.id === dpo.actor.id)).toBe(true)
  expect(await tokensFor(dpo.actor, systemNow(), true)).toEqual([])
})

test.each([
  ['an employee makes none', () => employee, {}, { code: 'not_found' }],
  ['an auditor makes none that writes', () => auditor, { writes: true }, { fields: { writes: ['token_reads_only'] } }],
  ['an administrator reaches no register', () => admin, { writes: false }, { fields: { reaches: ['not_in_list'] } }],
] as const)('%s', async (_, by, more, expected) => {
  const made = await createToken(by(), { name: 'x', reaches: ['systems'], writes: false, days: 30, ...more })
  expect(made).toMatchObject({ ok: false, ...expected })
})

test('making one asks for the password again: a wrong one, or none, makes nothing and is in the log, and guessing ends', async () => {
  const words = 'fiets soep kaars meeuw'
  const asked = { name: 'Asked', reaches: ['systems'], writes: false, days: 7 }
  const here = { handleHash: 'this session', address: '203.0.113.7' }
  const failures = async () => (await entries('session.sign_in_failed')).map(bodyOf)
  const refused = { ok: false, code: 'invalid', fields: { current: ['password_wrong'] } }
  const before = (await failures()).length
  // Somebody who was invited and chose none yet.
  expect(await confirmedToken(management, { ...asked, current: words }, here)).toMatchObject(refused)
  await database.client.user.update({
    where: { id: management.actor.id },
    data: { passwordHash: await hashPassword(words) },
  })
  expect(await confirmedToken(management, { ...asked, current: words }, here)).toMatchObject({ ok: true })
  for (let n = 0; n < 4; n += 1)
    expect(await confirmedToken(management, { ...asked, current: `guess ${n}` }, here)).toMatchObject(refused)
  expect(await confirmedToken(management, { ...asked, current: words }, here)).toEqual({ ok: false, code: 'too_many' })
  // Another session of theirs is not slowed by it.
  const elsewhere = { ...here, handleHash: 'another session' }
  expect(await confirmedToken(management, { ...asked, current: words }, elsewhere)).toMatchObject({ ok: true })
  expect(await database.client.apiToken.count({ where: { userId: management.actor.id, name: 'Asked' } })).toBe(2)
  const told = (await failures()).slice(before)
  expect(told.map(({ actorKind, outcome, subject }) => [actorKind, outcome, subject.type])).toEqual(
    Array.from({ length: 6 }, () => ['person', 'failed', 'user']),
  )
})

test('rights are those of the moment, never wider than the person or the token', async () => {
  const own = await someRecord(editor, 'systems', { title: 'CANARY own' })
  const other = await someRecord(dpo, 'systems', { title: 'CANARY elsewhere', departmentId: elsewhere })
  const writes = await tokenOf(editor, ['systems', 'findings'])
  const reads = await tokenOf(editor, ['systems'], false)
  const elsewhereOnly = await tokenOf(editor, ['purposes'])
  const match = { headers: { 'if-match': '"v1-0000000000000000"' }, body: { title: 'Changed' } }
  const at = (ref: string) => `/systems/${ref}`
  expect((await knock(writes, 'GET', at(other.ref))).status).toBe(404)
  expect((await knock(writes, 'PATCH', at(other.ref), match)).status).toBe(404)
  expect((await knock(writes, 'POST', `${at(other.ref)}/retire`, { headers: match.headers })).status).toBe(404)
  expect((await knock(writes, 'POST', '/systems', { body: { title: 'x', departmentId: elsewhere } })).status).toBe(404)
  // A reference of one register under the name of another is not there.
  expect((await knock(writes, 'GET', `/findings/${own.ref}`)).status).toBe(404)
  expect(await knock(reads, 'PATCH', at(own.ref), match)).toMatchObject({ status: 403, json: { code: 'reads_only' } })
  expect((await knock(reads, 'POST', '/systems', { body: { title: 'x' } })).status).toBe(403)
  expect((await knock(elsewhereOnly, 'GET', at(own.ref))).status).toBe(404)
  expect((await knock(elsewhereOnly, 'GET', '/systems')).text).not.toContain('CANARY')
  for (const token of [writes, reads]) expect((await knock(token, 'GET', '/leaks')).status).toBe(404)
  // What they read outside their department is what is in force.
  await putInForceForTest(database.client, other, dpo)
  expect((await knock(reads, 'GET', at(other.ref))).json).toMatchObject({
    approved: true,
    values: { title: 'CANARY elsewhere' },
  })
  // The role goes, and the same token with it.
  await database.client.userRole.deleteMany({ where: { userId: editor.actor.id } })
  await database.client.userRole.create({ data: { userId: editor.actor.id, role: 'employee' } })
  const seen = await knock(writes, 'GET', '/systems')
  expect(seen.text).not.toContain('CANARY own')
  expect((await knock(writes, 'GET', at(own.ref))).status).toBe(404)
  await database.client.userRole.updateMany({ where: { userId: editor.actor.id }, data: { role: 'editor' } })
})

test('titles of linked records show where the token reaches their register alone', async () => {
  const system = await someRecord(dpo, 'systems', { title: 'CANARY linked' })
  const activity = await someRecord(dpo, 'activities', { title: 'Links', systems: [system.ref] })
  const narrow = await knock(await tokenOf(dpo, ['activities']), 'GET', `/activities/${activity.ref}`)
  expect(narrow.text).not.toContain('CANARY')
  expect(narrow.json).toMatchObject({
    values: { systems: [system.ref] },
    relations: { systems: [{ ref: system.ref }] },
  })
  const wide = await knock(await tokenOf(dpo), 'GET', `/activities/${activity.ref}`)
  expect(wide.json).toMatchObject({ relations: { systems: [{ ref: system.ref, title: 'CANARY linked' }] } })
  const used = await knock(await tokenOf(dpo, ['systems']), 'GET', `/systems/${system.ref}`)
  expect(used.json).toMatchObject({ usedBy: [{ ref: activity.ref }] })
  expect(used.text).not.toContain('"Links"')
})

test('a key makes a write once: asked again, at once too, and never for another body', async () => {
  const token = await tokenOf(dpo, ['systems'])
  const before = await count()
  const ask = (title: string, key = 'k-1') =>
    knock(token, 'POST', '/systems', { body: { title }, headers: { 'idempotency-key': key } })
  const all = await Promise.all([ask('Once'), ask('Once'), ask('Once'), ask('Once')])
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(all.map(({ json }) => json.ref)).size).toBe(1)
  expect(await count()).toBe(before + 1)
  expect(await ask('Twice')).toMatchObject({ status: 422, json: { code: 'key_reused' } })
  expect((await ask('Twice', 'k-2')).status).toBe(201)
  // Another token may use the same key.
  const other = await knock(await tokenOf(management, ['systems'], false), 'POST', '/systems', {
    body: { title: 'x' },
    headers: { 'idempotency-key': 'k-1' },
  })
  expect(other.status).toBe(403)
  await database.client.apiReply.updateMany({ where: { key: 'k-1' }, data: { createdAt: new Date('2020-01-01') } })
  const again = await ask('Twice')
  expect(again).toMatchObject({ status: 201 })
  expect(again.json.ref).not.toBe(all[0]?.json.ref)
  // What was refused is not kept.
  expect((await ask('', 'k-3')).status).toBe(400)
  expect((await ask('Now', 'k-3')).status).toBe(201)
})

test('pages follow each other by cursors that nobody can make or carry over', async () => {
  const token = await tokenOf(dpo, ['measures', 'sources'])
  for (let n = 0; n < 5; n += 1) await someRecord(dpo, 'measures', { title: `Page ${n}` })
  const seen: unknown[] = []
  let path: string | null = '/measures?q=page&sort=title&size=2'
  let previous: string | null = null
  for (let turn = 0; path !== null && turn < 5; turn += 1) {
    const { json, status } = await knock(token, 'GET', path)
    expect(status).toBe(200)
    const { data, links } = json as {
      data: { title: string }[]
      links: { next: string | null; previous: string | null }
    }
    seen.push(...data.map(({ title }) => title))
    previous = links.previous
    path = links.next
  }
  expect(seen).toEqual(['Page 0', 'Page 1', 'Page 2', 'Page 3', 'Page 4'])
  expect((await knock(token, 'GET', previous ?? '')).json).toMatchObject({
    data: [{ title: 'Page 2' }, { title: 'Page 3' }],
  })
  const { links } = (await knock(token, 'GET', '/measures?q=page&sort=title&size=2')).json as {
    links: { next: string }
  }
  const cursor = new URL(links.next, 'http://x').searchParams.get('cursor') ?? ''
  const wrong = [
    `/measures?q=page&sort=-title&size=2&cursor=${cursor}`,
    `/measures?q=page&size=2&sort=title&cursor=${cursor.slice(0, -2)}xx`,
    `/sources?q=page&sort=title&size=2&cursor=${cursor}`,
    `/measures?q=page&sort=title&size=2&cursor=${Buffer.from('{"k":"x","d":"after","p":2}').toString('base64url')}.AAAA`,
    '/measures?q=page&sort=title&size=2&cursor=',
  ]
  for (const address of wrong)
    expect(await knock(token, 'GET', address), address).toMatchObject({ status: 400, json: { code: 'wrong_cursor' } })
})

test('leaks, requests and findings: by the commands of the screens, masked for an auditor', async () => {
  const token = await tokenOf(dpo, ['leaks', 'requests', 'findings'])
  const answers = { ...aReport({}, systemNow()).answers, story: 'CANARY story' }
  const reporters = await tokenOf(editor, ['leaks'])
  const reported = await knock(reporters, 'POST', '/leaks', { body: answers, headers: { 'idempotency-key': 'leak' } })
  expect(reported, reported.text).toMatchObject({ status: 201 })
  expect([reported.headers.get('location'), reported.json.href, reported.json.version]).toEqual([null, null, null])
  const leak = `/leaks/${reported.json.ref}`
  expect(
    (await knock(reporters, 'POST', '/leaks', { body: answers, headers: { 'idempotency-key': 'leak' } })).json.ref,
  ).toBe(reported.json.ref)
  // Who reports does not read the file.
  expect((await knock(reporters, 'GET', leak)).status).toBe(404)
  const read = await knock(token, 'GET', leak)
  expect(read.json).toMatchObject({ state: 'received', report: { answers: { story: 'CANARY story' } } })
  const facts = await knock(token, 'PATCH', leak, {
    body: { title: 'Lost laptop' },
    headers: { 'if-match': read.headers.get('etag') ?? '' },
  })
  expect(facts, facts.text).toMatchObject({ status: 200, json: { version: 2 } })
  // A token would tell who reported.
  expect((await entries('leak.report')).map(bodyOf)).toMatchObject([{ token: null, roles: [], request: null }])
  const asked = requestInput({ receivedOn: '2026-11-01' })
  const received = await knock(token, 'POST', '/requests', { body: asked })
  expect(received, received.text).toMatchObject({ status: 201, json: { version: 1 } })
  const request = received.headers.get('location') ?? ''
  const corrected = { body: { phone: '016 12', reason: 'Called' }, headers: { 'if-match': '"v1-0000000000000000"' } }
  expect(await knock(token, 'PATCH', request, corrected)).toMatchObject({ status: 200, json: { version: 2 } })
  expect((await knock(token, 'GET', request)).json).toMatchObject({ person: { phone: '016 12', name: asked.name } })
  const finding = { title: 'Wrong', source: 'Audit', wrong: 'This', law: 'Art. 30' }
  const found = await knock(token, 'POST', '/findings', { body: finding })
  const at = found.headers.get('location') ?? ''
  expect(
    await knock(token, 'PATCH', at, { body: { law: 'Art. 32' }, headers: { 'if-match': '"v1-0000000000000000"' } }),
  ).toMatchObject({ json: { version: 2 } })
  const state = { body: { state: 'resolved', resolution: 'Done' }, headers: { 'if-match': '"v2-0000000000000000"' } }
  expect(await knock(token, 'PATCH', at, state)).toMatchObject({ status: 200, json: { version: 3 } })
  expect((await knock(token, 'GET', at)).json).toMatchObject({ state: 'resolved', law: 'Art. 32' })

  const masked = await tokenOf(auditor, ['leaks', 'requests', 'findings'], false)
  for (const path of [leak, request, '/leaks', '/requests', `${leak}/history`, `${request}/history`]) {
    const answer = await knock(masked, 'GET', path)
    expect(answer.status, path).toBe(200)
    expect(answer.text, path).not.toContain('CANARY')
    expect(answer.text, path).not.toContain(asked.name)
    expect(answer.text, path).not.toContain(editor.actor.name)
  }
  expect((await entries('leak.read')).map(bodyOf).some(({ channel }) => channel === 'api')).toBe(true)
  expect((await entries('token.write')).length).toBeGreaterThan(0)
  for (const path of [`${leak}/retire`, `${request}/retire`])
    expect((await knock(token, 'POST', path, { headers: { 'if-match': '"v1-0000000000000000"' } })).status).toBe(404)
})
