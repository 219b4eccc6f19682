import { expect, test } from 'vitest'
import { someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { handlersSchema } from '../facts/schema'
import { whoMayHandle } from '../queries/handlers'
import { leakListState } from '../queries/leak-columns'
import { readLeak } from '../queries/leak-detail'
import { leakPage } from '../queries/leak-list'
import { entriesAboutLeak, someConfirmedLeak, someLeak } from '../testing/some-leak'
import { rejectLeak } from './confirm-and-close'
import { setHandlers } from './set-handlers'

const { database, reporter, byRole, dpo } = someOffice({ dpo: { name: 'Dora DPO' } })
const others = ['employee', 'editor', 'management', 'auditor', 'admin'] as const

test('the DPO names who works on a leak and who does instead: on its page, in the list and its facet, in the log', async () => {
  const second = await someone(database.client, ['dpo'], { name: 'Second DPO', email: 'second@people.test' })
  const leak = await someConfirmedLeak(database.client, reporter, dpo)
  const named = { handlerId: dpo.actor.id, secondHandlerId: second.actor.id }
  const target = { ref: leak.ref, version: leak.version }
  expect(await setHandlers(dpo, { ...target, ...named })).toMatchObject({ ok: true })
  expect(await setHandlers(dpo, { ...target, ...named })).toMatchObject({ code: 'stale' })

  expect(await readLeak(dpo, leak.ref)).toMatchObject({
    handler: { id: dpo.actor.id, name: 'Dora DPO' },
    second: { name: 'Second DPO' },
  })
  const page = await leakPage(dpo.actor, dpo.now, leakListState(dpo.actor, { 'f.handlerId': dpo.actor.id }))
  expect(page.rows.map(({ ref, handlerName }) => [ref, handlerName])).toEqual([[leak.ref, 'Dora DPO']])
  const [facet] = page.facets.filter(({ field }) => field === 'handlerId')
  expect(facet?.values).toContainEqual(expect.objectContaining({ value: dpo.actor.id, count: 1 }))
  expect(
    (await entriesAboutLeak(database.client, leak.id)).filter((action) => action === 'leak.handlers'),
  ).toHaveLength(1)
})

test('only who may handle leaks can be named, a second only beside a first, and nobody on what was no leak', async () => {
  const leak = await someLeak(database.client, reporter)
  const target = { ref: leak.ref, version: leak.version }
  expect((await whoMayHandle(database.client, dpo.now)).map(({ id }) => id)).not.toContain(byRole.management.actor.id)
  expect(
    await setHandlers(dpo, { ...target, handlerId: byRole.management.actor.id, secondHandlerId: null }),
  ).toMatchObject({ code: 'invalid', fields: { handlerId: ['choose'] } })
  const typed = (handlerId: string, secondHandlerId: string) =>
    handlersSchema.safeParse({ ...target, handlerId, secondHandlerId }).success
  expect([typed('', ''), typed(dpo.actor.id, ''), typed('', dpo.actor.id), typed(dpo.actor.id, dpo.actor.id)]).toEqual([
    true,
    true,
    false,
    false,
  ])
  await rejectLeak(dpo, { ...target, reason: 'A drill' })
  const rejected = { ref: leak.ref, version: leak.version + 1, handlerId: dpo.actor.id, secondHandlerId: null }
  expect(await setHandlers(dpo, rejected)).toMatchObject({ code: 'not_now', reason: 'leak_state' })
})

test.each(others)('%s names nobody: the answer is that of an absent leak', async (role) => {
  const leak = await someLeak(database.client, reporter)
  const named = { version: leak.version, handlerId: dpo.actor.id, secondHandlerId: null }
  expect(await setHandlers(byRole[role], { ref: leak.ref, ...named })).toEqual({ ok: false, code: 'not_found' })
  expect(await setHandlers(byRole[role], { ref: 'L-2026-999', ...named })).toEqual({ ok: false, code: 'not_found' })
  expect(await database.client.leak.findUniqueOrThrow({ where: { id: leak.id } })).toMatchObject({
    handlerId: null,
    version: leak.version,
  })
})
