import type { Page } from '@playwright/test'
import { expect, type Language, test, visit } from './fixtures'
import { wordsIn } from './words'

/** The secret of the door, as playwright.config.ts starts Dertig with it. */
const door = '/api/unsubscribes/a-secret-of-the-browser-stories-and-no-other'

const told = (email: string) => ({
  ...{ type: 'unsubscribe', fired_at: new Date().toISOString().slice(0, 19).replace('T', ' ') },
  ...{ 'data[action]': 'unsub', 'data[reason]': 'manual', 'data[list_id]': 'a6b5da1054', 'data[email]': email },
})

const list = (...addresses: string[]) => ({
  ...{ name: 'subscribed_members_export.csv', mimeType: 'text/csv' },
  buffer: Buffer.from(['"Email Address","First Name"', ...addresses.map((one) => `${one},Somebody`)].join('\r\n')),
})

test('an unsubscribe goes its way from the list service to the proof, in three languages', async ({ as, request }) => {
  const walk = async (language: Language, dpo: Page) => {
    const say = await wordsIn(language)
    const email = `unsubscribed-${language}-${Date.now()}@people.test`

    // -- the service tells it, twice
    expect((await request.get(door)).status()).toBe(200)
    // From one address so many wrong ones are answered, other stories' too, then none for a while.
    expect([404, 429]).toContain((await request.get(`${door}x`)).status())
    const form = told(email)
    for (const _ of [1, 2]) expect((await request.post(door, { form })).status()).toBe(200)

    // -- its address stands on the list, as a number
    await visit(dpo, '/suppression')
    await expect(dpo.getByRole('heading', { name: say('suppression', 'title'), level: 1 })).toBeVisible()
    await expect(dpo.getByText(email)).toHaveCount(0)
    await dpo.locator('tbody').getByRole('link').first().click()

    // -- the request says what is next, and is done
    await dpo.waitForURL(/\/requests\/Q-/)
    await expect(dpo.getByText(email).first()).toBeVisible()
    const executed = dpo.locator('#step-executed')
    await executed.getByLabel(say('requests', 'executed.note')).fill('Deleted at MailChimp')
    await executed.getByRole('button', { name: say('requests', 'executed.submit') }).click()
    const closed = dpo.locator('#step-closed')
    await closed.getByLabel(say('requests', 'closed.reason')).fill('Deleted and suppressed')
    await closed.getByRole('button', { name: say('requests', 'closed.submit') }).click()
    await expect(dpo.getByText(say('requests', 'steps.end.closed'))).toBeVisible()

    // -- a list that still holds it is found out, until it does not
    await visit(dpo, '/suppression')
    const compare = async (...addresses: string[]) => {
      await dpo.getByLabel(say('suppression', 'compare.file')).setInputFiles(list(...addresses))
      await dpo.getByRole('button', { name: say('suppression', 'compare.submit'), exact: true }).click()
    }
    const result = dpo.getByRole('region', { name: say('suppression', 'result.title') })
    await compare(email, 'stays@people.test')
    await expect(result.getByText(say('suppression', 'result.found', { count: 1 }))).toBeVisible()
    await expect(result.getByText(email)).toBeVisible()
    await compare('stays@people.test')
    await expect(result.getByText(say('suppression', 'result.found', { count: 0 }))).toBeVisible()
  }
  for (const language of ['nl', 'fr', 'en'] as const)
    await test.step(language, async () => walk(language, await as('dpo', { language })))
})
