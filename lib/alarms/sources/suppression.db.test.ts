import { afterAll, beforeEach, describe, expect, it, test } from 'vitest'
import { movedTo, type Someone } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { contentOf } from '@/lib/mail/templates'
import { setMailUp } from '@/lib/mail/testing/house'
import { must } from '@/lib/requests/testing/some-request'
import { compareList } from '@/lib/suppression/commands/compare-list'
import { setSuppressionRules } from '@/lib/suppression/commands/set-rules'
import { suppressAddress } from '@/lib/suppression/commands/suppress'
import { fetchAndCompare } from '@/lib/suppression/fetch/fetch-list'
import { compareWhenDue } from '@/lib/suppression/fetch/job'
import { isService, membersOf } from '@/lib/suppression/fetch/members'
import { listService } from '@/lib/suppression/testing/service'
import { instantSchema } from '@/lib/time/types'
import { addHours } from '@/lib/time/zone'
import { alarmListState, ownAlarms } from '../list'
import { raiseAlarms } from '../raise'

const [key, listId] = ['0123456789abcdef0123456789abcdef-us6', 'a6b5da1054']
const service = await listService(key, listId)
afterAll(() => service.close())
Object.assign(process.env, { MAILCHIMP_API_KEY: key, MAILCHIMP_LIST_ID: listId, MAILCHIMP_API_URL: service.api })
setMailUp(1)
const { database, dpo, management, auditor, editor } = someOffice()
const wait = async () => {}
const at = (text: string) => instantSchema.parse(`${text}:00.000Z`)

beforeEach(() => {
  Object.assign(service.held, { members: [], mood: 'well', asked: [] })
})

const csv = (...addresses: string[]) => {
  const bytes = Buffer.from(['email', ...addresses].join('\n'))
  return { body: new Blob([bytes]).stream(), declaredSize: bytes.length }
}
const bell = async (by: Someone) =>
  (await ownAlarms(by.actor, alarmListState({}))).rows.map(
    ({ reference, part, threshold }) => `${reference} ${part} ${threshold}`,
  )
const raise = (now: string) => raiseAlarms({ now: at(now), zone: 'Europe/Brussels' })

describe('the list is fetched from its service', () => {
  const many = (count: number, status: string) =>
    Array.from({ length: count }, (_, n) => ({ email_address: `${status}${n}@people.test`, status }))

  it('page after page, in every state in which it is still held', async () => {
    await must(suppressAddress(dpo, { address: 'unsubscribed7@people.test', reason: 'Phoned' }))
    service.held.members = [...many(2_400, 'subscribed'), ...many(20, 'unsubscribed'), ...many(3, 'cleaned')]
    const compared = await must(fetchAndCompare(dpo, { wait }))
    expect(compared).toMatchObject({ rows: 2_423, addresses: 2_423, foundCount: 1, isWhole: true })
    expect(compared.found).toMatchObject([{ address: 'unsubscribed7@people.test' }])
    expect(service.held.asked).toHaveLength(7)
    expect(await database.client.listComparison.findFirst()).toMatchObject({
      list: 'MailChimp',
      via: 'fetched',
      found: 1,
    })
  })

  it('is asked again where it is busy', async () => {
    service.held.mood = 'busy'
    await must(fetchAndCompare(dpo, { wait }))
  })

  it.each(['down', 'elsewhere', 'garbage', 'endless'] as const)('and nothing is kept where it is %s', async (mood) => {
    const count = await database.client.listComparison.count()
    service.held.mood = mood
    expect(await fetchAndCompare(dpo, { wait })).toMatchObject({ ok: false, reason: 'list_failed' })
    expect(await database.client.listComparison.count()).toBe(count)
    expect(service.held.asked.some((asked) => asked.startsWith('/elsewhere'))).toBe(false)
  })

  it('with a wrong key, or by who may not, it is not', async () => {
    const wrong = { api: service.api, key: 'wrong-us6', listId }
    await expect(membersOf(wrong, { given: true, wait }).next()).rejects.toMatchObject({
      detail: { reason: 'list_failed' },
    })
    expect((await fetchAndCompare(editor, { wait })).ok).toBe(false)
  })

  it.each([
    ['us6.api.mailchimp.com', true],
    ['us6.api.mailchimp.com.evil.test', false],
    ['127.0.0.1', false],
    ['localhost', false],
    ['169.254.169.254', false],
    ['api.mailchimp.com', false],
  ])('nobody but the service is asked unless its address was given: %s %s', async (host, isIt) => {
    expect(isService(host)).toBe(isIt)
    if (isIt) return
    const elsewhere = { api: `http://${host}:1/3.0`, key, listId }
    await expect(membersOf(elsewhere, { given: false, wait }).next()).rejects.toMatchObject({ code: 'not_now' })
  })

  it('by itself when its day has come, and only then', async () => {
    expect(await compareWhenDue(dpo)).toBe(false)
    await must(setSuppressionRules(dpo, { withinDays: 1, compareEveryDays: 30, reason: 'Monthly' }))
    expect(await compareWhenDue(dpo)).toBe(false)
    const later = movedTo(dpo, at('2026-07-02T10:00'))
    expect(await compareWhenDue(later)).toBe(true)
    expect(await compareWhenDue(later)).toBe(false)
  })
})

test('a comparison that is due presses like every end, and addresses that were found press until they are gone', async () => {
  // Compared last on 2 July: due by 1 August.
  await raise('2026-07-10T10:00')
  expect(await bell(dpo)).toEqual([])
  await raise('2026-07-29T22:30')
  expect(await bell(dpo)).toEqual([expect.stringMatching(/^LC-\d+ list_comparison d3$/)])
  expect(await bell(management)).toEqual([])
  await raise('2026-08-02T10:00')
  expect(await bell(dpo)).toContainEqual(expect.stringMatching(/list_comparison overdue$/))
  expect(await bell(management)).toContainEqual(expect.stringMatching(/list_comparison overdue$/))
  for (const by of [auditor, editor]) expect(await bell(by)).toEqual([])

  const august = movedTo(dpo, at('2026-08-03T10:00'))
  const { ref } = await must(compareList(august, { list: 'Newsletter' }, csv('unsubscribed7@people.test')))
  await raise('2026-08-05T10:00')
  expect(await bell(dpo)).toContain(`${ref} list_cleaning overdue`)
  const mails = await database.client.mail.findMany()
  expect(JSON.stringify(mails)).not.toContain('unsubscribed7')
  expect(mails.map(({ template, params }) => contentOf(template, params).template)).toContain('alarm_due')

  await database.client.alarm.deleteMany()
  await must(compareList(movedTo(dpo, addHours(august.now, 1)), { list: 'Newsletter' }, csv('stays@people.test')))
  await raise('2026-08-05T10:00')
  expect(await bell(dpo)).toEqual([])
})
