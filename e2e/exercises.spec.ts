import { expect, phone, test, visit } from './fixtures'

test.describe.configure({ mode: 'serial' })

/** What the job of alarms needs at most to say something new. */
const nextMinute = { timeout: 90_000 }

test('an exercise is started, is marked wherever it is shown, brings its alerts, and ends with an evaluation', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const dpo = await as('dpo')
  await visit(dpo, '/leaks/exercises')
  await dpo.getByText('Start an exercise', { exact: true }).first().click()
  await dpo.getByRole('radio', { name: 'Mail to the wrong person' }).check()
  await dpo.getByRole('button', { name: 'Start the exercise' }).click()
  await dpo.waitForURL(/\/leaks\/EX-\d{4}-\d{3}$/)
  const ref = new URL(dpo.url()).pathname.split('/').at(-1) ?? ''
  await expect(dpo.getByText('Exercise: nothing of this happened.', { exact: false })).toBeVisible()
  await expect(dpo.getByRole('heading', { name: 'Mail to the wrong person', level: 1 })).toBeVisible()

  await test.step('only one runs, and whoever looks at the leaks reads that it does', async () => {
    const management = await as('management', phone)
    await visit(management, '/leaks')
    await expect(management.getByText(`An exercise is running: ${ref}`, { exact: false })).toBeVisible()
    await expect(management.getByRole('rowheader').filter({ hasText: ref })).toHaveCount(0)
    await visit(management, '/leaks/exercises')
    await expect(management.getByText('Start an exercise', { exact: true })).toHaveCount(0)
  })

  await test.step('its alert is marked, leads to taking it up and on to the next step', async () => {
    await expect(async () => {
      await visit(dpo, `/alerts?q=${ref}`)
      await expect(dpo.getByRole('rowheader').first()).toBeVisible({ timeout: 1_000 })
    }).toPass(nextMinute)
    const row = dpo.getByRole('row').filter({ hasText: ref })
    await expect(row.getByText('Exercise', { exact: true }).first()).toBeVisible()
    await row.getByRole('link').first().click()
    await dpo.waitForURL(`/alerts/${ref}`)
    await dpo.getByRole('link', { name: `Open ${ref}` }).click()
    await dpo.waitForURL(`/leaks/${ref}#next`)
    await expect(dpo.getByRole('button', { name: 'Confirm', exact: true })).toBeInViewport()
  })

  await test.step('it ends with what was learnt, and nothing in it changes any more', async () => {
    await visit(dpo, `/leaks/${ref}`)
    await dpo.getByRole('heading', { name: 'Exercise', exact: true }).click()
    await dpo.getByText('End the exercise', { exact: true }).first().click()
    await dpo.getByLabel('What went well?').fill('Everybody knew where to look.')
    await dpo.getByLabel('What do we change?').fill('The advice waits for one person.')
    await dpo.getByRole('button', { name: 'End the exercise' }).last().click()
    await expect(dpo.getByText('Exercise, ended', { exact: false })).toBeVisible()
    await expect(dpo.locator('#exercise').getByText('The advice waits for one person.')).toBeVisible()
    await expect(dpo.getByText('20 min, in time')).toBeVisible()
    await expect(dpo.getByRole('button', { name: 'Confirm' })).toHaveCount(0)
    await visit(dpo, '/leaks/exercises')
    await expect(dpo.getByRole('row').filter({ hasText: ref }).getByText('Ended', { exact: true })).toBeVisible()
  })
})

test('without script alerts are filtered, ticked and marked as read together', async ({ as }) => {
  test.setTimeout(180_000)
  const page = await as('dpo', { javaScriptEnabled: false })
  const ticks = page.getByRole('checkbox', { name: /^(?!.*all)/ })
  await expect(async () => {
    await page.goto('/alerts?f.read=unread')
    expect(await ticks.count()).toBeGreaterThan(1)
  }).toPass(nextMinute)
  const before = await page.getByRole('rowheader').count()
  await page.locator('input[name=pick]').first().check()
  await page.getByRole('button', { name: 'Mark ticked ones as read' }).click()
  await page.waitForLoadState()
  await page.goto('/alerts?f.read=unread')
  expect(await page.getByRole('rowheader').count()).toBe(before - 1)
  await page.goto('/alerts?f.state=overdue')
  for (const state of await page.locator('td[data-label="State"]').allInnerTexts()) expect(state).toBe('Overdue')
})
