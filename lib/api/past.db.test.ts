import { expect, test } from 'vitest'
import { z } from 'zod'
import { someOffice } from '@/lib/access/testing/office'
import { someLeak } from '@/lib/leaks/testing/some-leak'
import { someRecord } from '@/lib/records/testing/some-record'
import { knock, tokenOf } from './testing/programs'

const { database, dpo, auditor, reporter } = someOffice()

const page = z.object({
  data: z.array(z.object({ index: z.number().nullable(), action: z.string(), at: z.string() })),
  total: z.number(),
  links: z.object({ next: z.string().nullable() }),
})

async function pageAt(token: string, path: string) {
  const answer = await knock(token, 'GET', path)
  expect(answer.status, answer.text).toBe(200)
  return page.parse(answer.json)
}

test('who goes through a history while it grows is told each entry once, and all that was there', async () => {
  const token = await tokenOf(dpo, ['systems'])
  const { ref } = await someRecord(dpo, 'systems')
  let version = 0
  const change = async () => {
    version += 1
    const headers = { 'if-match': `"v${version}-0000000000000000"` }
    const answer = await knock(token, 'PATCH', `/systems/${ref}`, { body: { title: `Title ${version}` }, headers })
    expect(answer.status, answer.text).toBe(200)
  }
  for (let n = 0; n < 102; n += 1) await change()
  const seen: (number | null)[] = []
  let path: string | null = `/systems/${ref}/history`
  while (path !== null) {
    const { data, total, links } = await pageAt(token, path)
    expect(total).toBe(103)
    seen.push(...data.map(({ index }) => index))
    path = links.next
    await change()
    await change()
  }
  expect(seen).toHaveLength(103)
  expect(new Set(seen).size).toBe(103)
  expect(seen).toEqual([...seen].sort((a, b) => Number(b) - Number(a)))
  expect((await pageAt(token, `/systems/${ref}/history`)).total).toBe(109)
  expect(await knock(token, 'GET', `/systems/${ref}/history?cursor=abc.def`)).toMatchObject({ status: 400 })
})

test('who may know some of it by day only goes through it the same way', async () => {
  const writes = await tokenOf(dpo, ['leaks'])
  const reads = await tokenOf(auditor, ['leaks'], false)
  const { ref } = await someLeak(database.client, reporter)
  let version = 0
  const change = async () => {
    version += 1
    const headers = { 'if-match': `"v${version}-0000000000000000"` }
    const answer = await knock(writes, 'PATCH', `/leaks/${ref}`, { body: { title: `Title ${version}` }, headers })
    expect(answer.status, answer.text).toBe(200)
  }
  for (let n = 0; n < 55; n += 1) await change()
  const first = await pageAt(reads, `/leaks/${ref}/history`)
  await change()
  await change()
  const second = await pageAt(reads, first.links.next ?? '')
  expect(first.data.length + second.data.length).toBe(first.total)
  expect(second).toMatchObject({ total: first.total, links: { next: null } })
  const told = [...first.data, ...second.data].flatMap(({ index }) => index ?? [])
  expect(new Set(told).size).toBe(told.length)
})

test.each([
  ['a day', '2026-06-30', 200],
  ['a moment of an offset', '2026-06-30T10:00:00+02:00', 200],
  ['of another', '2026-06-30T10:00:00-11:30', 200],
  ['in UTC', '2026-06-30T10:00:00Z', 200],
  ['with milliseconds', '2026-06-30T10:00:00.250Z', 200],
  ['without an offset', '2026-06-30T10:00:00', 400],
  ['of an offset that nobody has', '2026-06-30T10:00:00+25:00', 400],
  ['a day that no calendar has', '2026-06-31T10:00:00+02:00', 400],
  ['what lies ahead', '2199-01-01T10:00:00+02:00', 400],
])('as of %s', async (_, asOf, status) => {
  const token = await tokenOf(dpo, ['systems'])
  const answer = await knock(token, 'GET', `/systems?${new URLSearchParams({ as_of: asOf })}`)
  expect(answer.status, answer.text).toBe(status)
  if (status === 400) expect(answer.json.errors).toEqual([{ in: 'query', name: 'as_of', code: 'invalid_date' }])
})

test('a moment is the same in every offset: what was changed after it is told as it stood', async () => {
  const token = await tokenOf(dpo, ['systems'])
  const made = await knock(token, 'POST', '/systems', { body: { title: 'Before' } })
  const here = made.headers.get('location') ?? ''
  await new Promise((resolve) => setTimeout(resolve, 20))
  const between = Date.now()
  await new Promise((resolve) => setTimeout(resolve, 20))
  const headers = { 'if-match': '"v1-0000000000000000"' }
  expect((await knock(token, 'PATCH', here, { body: { title: 'After' }, headers })).status).toBe(200)
  // An hour ahead of UTC: the same moment, written with its offset.
  const local = new Date(between + 3_600_000).toISOString().replace('Z', '+01:00')
  const then = await knock(token, 'GET', `${here}?${new URLSearchParams({ as_of: local })}`)
  expect(then.json).toMatchObject({ title: 'Before' })
  expect((await knock(token, 'GET', here)).json).toMatchObject({ title: 'After' })
})
