import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Someone, someDepartment, someone } from '@/lib/access/testing/contexts'
import { duesSoon } from '@/lib/calendar/queries'
import { db } from '@/lib/db/client'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { render } from '@/lib/mail/sending/render'
import { contentOf } from '@/lib/mail/templates'
import { setMailUp } from '@/lib/mail/testing/house'
import { someRecord } from '@/lib/records/testing/some-record'
import type { Created } from '@/lib/records/write/create'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { brussels, type LocalNow, localNow } from '@/lib/time/zone'
import { remind } from './remind'

let database: TestDatabase
let owner: Someone
let agreement: Created
beforeAll(async () => {
  setMailUp(1)
  database = await testDatabase()
})
afterAll(() => database.close())

const on = (day: string): LocalNow => localNow(instantSchema.parse(`${day}T10:00:00.000Z`), brussels)
const mails = async () => {
  const rows = await db().mail.findMany({ orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }] })
  return rows.map((row) => contentOf(row.template, row.params))
}
const daysLeft = async () =>
  (await mails()).map((mail) => (mail.template === 'reminder' ? mail.params.daysLeft : mail.template))

/** Ends on 31 December 2026, and nothing else falls due. */
beforeEach(async () => {
  await db().mail.deleteMany()
  await db().recordDue.deleteMany()
  owner = await db().$transaction(async (tx) =>
    someone(tx, ['editor'], { departmentIds: [await someDepartment(tx)], now: on('2026-06-02').now }),
  )
  await db().user.update({ where: { id: owner.actor.id }, data: { email: `${owner.actor.id}@people.test` } })
  agreement = await someRecord(owner, 'agreements', {
    kind: 'processing',
    startOn: '2026-01-01',
    endOn: '2026-12-31',
    ownerId: owner.actor.id,
  })
})

test('says it 90, 30 and 7 days before, on the day, and once after it', async () => {
  for (const day of ['10-01', '10-02', '10-03', '11-30', '12-01', '12-02', '12-24', '12-30', '12-31'])
    await remind(on(`2026-${day}`))
  for (const day of ['01-01', '01-02', '03-01', '04-02']) await remind(on(`2027-${day}`))
  expect(await daysLeft()).toEqual([90, 30, 7, 0, -1])
})

test('after a standstill of months it is one mail, not three', async () => {
  expect(await remind(on('2026-12-27'))).toBe(1)
  expect(await remind(on('2026-12-27'))).toBe(0)
  expect(await daysLeft()).toEqual([4])
})

test('two at once say it once', async () => {
  await Promise.all([1, 2, 3].map(() => remind(on('2026-12-01'))))
  expect(await daysLeft()).toEqual([30])
})

test('goes to the owner and every DPO, in the words of the register', async () => {
  const dpo = await db().$transaction((tx) => someone(tx, ['dpo']))
  await db().user.update({ where: { id: dpo.actor.id }, data: { email: `${dpo.actor.id}@people.test` } })
  expect(await remind(on('2026-12-01'))).toBe(2)
  const [content] = await mails()
  if (!content) throw new Error('no mail')
  const letter = { content, zone: brussels, organisation: 'OptiPost', appUrl: 'https://dertig.test', isExample: false }
  const subject = async (locale: 'en' | 'nl' | 'fr') => (await render({ ...letter, locale, token: null })).subject
  expect(await subject('en')).toBe(`${agreement.ref}: The agreement ends, in 30 days`)
  expect(await subject('nl')).toContain('De overeenkomst eindigt')
  expect(await subject('fr')).toContain('Le contrat prend fin')
  await db().user.update({ where: { id: dpo.actor.id }, data: { disabledAt: new Date() } })
})

test('a date that moved is said anew, a retired record not at all', async () => {
  await remind(on('2026-12-01'))
  await db().recordDue.updateMany({ data: { on: new Date('2027-01-05') } })
  await remind(on('2026-12-06'))
  await db().record.update({ where: { id: agreement.id }, data: { status: 'retired' } })
  await remind(on('2026-12-29'))
  expect(await daysLeft()).toEqual([30, 30])
})

test('the overview shows owners their own, the first day first, and nothing to others', async () => {
  const other = await db().$transaction((tx) => someone(tx, ['editor']))
  const employee = await db().$transaction((tx) => someone(tx, ['employee']))
  const shown = async (who: Someone, day: string) => {
    const { rows } = await duesSoon(who.actor, { ...who, today: calendarDateSchema.parse(day) }, 8)
    return rows.map(({ ref, code, on }) => `${ref} ${code} ${on}`)
  }
  expect(await shown(owner, '2026-10-02')).toEqual([`${agreement.ref} end 2026-12-31`])
  expect(await shown(owner, '2026-10-01')).toEqual([])
  expect(await shown(other, '2026-10-02')).toEqual([])
  expect(await shown(employee, '2026-10-02')).toEqual([])
})
