import { beforeAll, expect, it } from 'vitest'
import { movedTo } from '@/lib/access/testing/contexts'
import { someOffice } from '@/lib/access/testing/office'
import { policyAddress, privacyPolicy } from '@/lib/examples/optipost/privacy-policy'
import { executeRequest } from '@/lib/requests/commands/execute-request'
import { targetOf } from '@/lib/requests/testing/some-request'
import { cycle, must } from '@/lib/review/testing/cycle'
import { compareList } from '@/lib/suppression/commands/compare-list'
import { setSuppressionRules } from '@/lib/suppression/commands/set-rules'
import { answerEvent } from '@/lib/suppression/webhook/door'
import { addHours } from '@/lib/time/zone'
import { addVersion } from '../commands/add-version'
import { statePromise } from '../commands/state-promise'
import { promiseInput, versionInput } from '../model/schema'
import { promiseOf } from './queries'

const secret = 'a-secret-of-these-tests-and-of-nothing-else'
Object.assign(process.env, { MAILCHIMP_WEBHOOK_SECRET: secret })
const { database, dpo, management, editor } = someOffice({ dpo: { at: 'department' } })
const review = cycle(database, { editor, dpo, management })
const daysOn = (days: number) => movedTo(dpo, addHours(dpo.now, days * 24))
let promise: string

beforeAll(async () => {
  const text = { language: 'en', text: privacyPolicy, validFrom: '2018-05-22', publishedAt: policyAddress }
  await must(addVersion(dpo, versionInput.parse(text)))
  const rule = { title: 'Newsletter', trigger: 'unsubscribe', period: 'P0D', action: 'delete', basis: 'consent' }
  const { ref } = await review.inForce('retention-rules', rule)
  const quote = 'The moment you unsubscribe your data will be deleted.'
  const stated = { kind: 'retention', title: 'E2', check: 'unsubscribe_deletes', statement: 1, quote, rules: [ref] }
  promise = (await must(statePromise(dpo, promiseInput.parse(stated)))).ref
})

async function told(email: string): Promise<string> {
  const fields = { type: 'unsubscribe', fired_at: '2026-06-02 12:30:00', 'data[action]': 'unsub', 'data[email]': email }
  const body = new URLSearchParams(fields).toString()
  const visitor = { ...dpo, actor: { kind: 'system', name: 'visitor' } } as const
  const answer = await answerEvent(visitor, secret, { body, headers: new Headers() }, '192.0.2.1')
  expect(answer).toMatchObject({ status: 200 })
  return (await database.client.personRequest.findFirstOrThrow({ orderBy: { number: 'desc' } })).ref
}
async function state(at = dpo): Promise<string> {
  const view = await promiseOf(at.actor, at, promise)
  return [view?.state, ...(view?.rows ?? []).map(({ ref, why }) => `${ref} ${why}`)].join(' ')
}
const compare = (...addresses: string[]) => {
  const bytes = Buffer.from(['email', ...addresses].join('\n'))
  return must(compareList(dpo, { list: 'MailChimp' }, { body: new Blob([bytes]).stream(), declaredSize: bytes.length }))
}

it('E2: an unsubscribe whose data stay breaks it, their deletion in time keeps it', async () => {
  expect(await state()).toBe('kept')
  const ref = await told('ann@people.test')
  expect(await state()).toBe(`at_risk ${ref} gone_near`)
  expect(await state(daysOn(1))).toBe(`at_risk ${ref} gone_near`)
  expect(await state(daysOn(2))).toBe(`broken ${ref} not_gone`)
  const done = { on: dpo.today, note: 'Deleted at MailChimp that day' }
  await must(executeRequest(daysOn(2), { ...(await targetOf(database.client, ref)), ...done }))
  expect(await state(daysOn(2))).toBe('kept')
})

it('E2: what is promised is data: the same deletion is late once the company promises the same day', async () => {
  const ref = await told('bart@people.test')
  const next = { on: daysOn(1).today, note: 'Deleted at MailChimp the next day' }
  await must(executeRequest(daysOn(2), { ...(await targetOf(database.client, ref)), ...next }))
  expect(await state(daysOn(2))).toBe('kept')
  await must(setSuppressionRules(dpo, { withinDays: 0, compareEveryDays: 0, reason: '“The moment you unsubscribe”' }))
  expect(await state(daysOn(2))).toBe(`broken ${ref} gone_late`)
  await must(setSuppressionRules(dpo, { withinDays: 1, compareEveryDays: 0, reason: 'By the end of the next day' }))
  expect(await state(daysOn(2))).toBe('kept')
})

it('E2: an address that a list still holds breaks it, with the comparison behind it; a list without it keeps it', async () => {
  const { ref } = await compare('ann@people.test', 'stays@people.test')
  expect(await state()).toBe(`broken ${ref} still_listed`)
  const view = await promiseOf(dpo.actor, dpo, promise)
  expect(view?.rows).toMatchObject([{ kind: 'list', href: '/suppression#comparisons' }])
  await compare('stays@people.test')
  expect(await state()).toBe('kept')
})
