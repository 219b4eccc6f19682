import { readFileSync } from 'node:fs'
import { watched } from './cost'
import { expect, type Locator, type Page, people, test, visit } from './fixtures'
import { line, next, opened, part, report, unfold } from './leak-steps'

/** What the clock of the authority says: its words and its time, as a person reads them. */
async function authorityClock(within: Locator): Promise<string> {
  const named = within.getByText(/^Authority, part 1(?!\d)/).first()
  await named.waitFor()
  const inside = named.locator('[data-clock]')
  const chip = (await inside.count()) > 0 ? inside : named.locator('..').locator('[data-clock]')
  await expect(chip.getByRole('timer')).toHaveCount(1)
  // Read once: between two readings the minute may be another.
  return minuteless(await chip.innerText()).replace(/\s+/g, ' ')
}

/** Two pages read within one minute may differ by that minute. */
const minuteless = (time: string) => time.replace(/\d+ min/, '… min')

test('a reported leak is triaged, decided, filed and handed out as a document', async ({ as }) => {
  test.setTimeout(360_000)
  const employee = await as('employee2')
  const reporting = await watched([employee])
  const ref = await report(employee, 'The list of July went to the wrong Jan. Forty addresses.')
  reporting.tell('employee: a leak reported')
  const dpo = await as('dpo')
  const working = await watched([dpo])

  await test.step('the clock runs from receipt until the company is aware', async () => {
    await visit(dpo, '/leaks')
    await dpo
      .getByRole('row', { name: new RegExp(ref) })
      .getByRole('rowheader')
      .getByRole('link')
      .click()
    await expect(part(dpo, /What was reported/)).toContainText('The list of July went to the wrong Jan.')
    await expect(next(dpo)).toHaveText('Next: Say whether it is a leak')
    expect(await authorityClock(await opened(dpo, /^Clocks/))).toMatch(/^Not confirmed /)
  })

  await test.step('the DPO confirms and says since when the company is aware', async () => {
    await visit(dpo, `/leaks/${ref}`)
    await part(dpo, /Is it a leak/)
      .getByRole('button', { name: 'Confirm' })
      .click()
    await expect(line(dpo, /Is it a leak/)).toContainText('Confirmed as a leak.')
    await expect(next(dpo)).toHaveText('Next: Set since when the company is aware')
    const aware = part(dpo, /Aware since/)
    await aware.getByLabel('Why this moment?').fill('The sender showed the mail; no doubt was left.')
    const proposed = await aware.getByLabel('Aware since').inputValue()
    await aware.getByLabel('Aware since').fill('2016-02-01T10:00')
    await aware.getByRole('button', { name: 'Set the moment' }).click()
    await expect(aware.getByRole('alert')).toContainText(/cannot be right.*“We became aware”.*“Received”/)
    await aware.getByLabel('Aware since').fill(proposed)
    await aware.getByRole('button', { name: 'Set the moment' }).click()
    await expect(next(dpo)).toHaveText('Next: Say what is hit')
    await opened(dpo, /Aware since/)
    await expect(aware.getByText('The sender showed the mail; no doubt was left.').first()).toBeVisible()
    await opened(dpo, /^Clocks/)
    await expect.poll(() => authorityClock(part(dpo, /^Clocks/))).toMatch(/^On track /)
  })

  await test.step('links the record that is hit', async () => {
    const hit = part(dpo, /What is hit/)
    await hit.getByLabel('Search records').fill('A-001')
    await hit.getByRole('button', { name: 'Find' }).click()
    await hit.getByRole('button', { name: 'Link A-001' }).click()
    await expect(hit.getByRole('button', { name: 'Unlink A-001' })).toBeVisible()
  })

  await test.step('writes down the facts and the risk', async () => {
    await expect(next(dpo)).toHaveText('Next: Judge the risk')
    await dpo.getByRole('link', { name: 'Edit the facts' }).click()
    await expect(part(dpo, /What was reported/)).toContainText('Forty addresses.')
    await dpo.getByRole('listitem').filter({ hasText: 'A-001 says' }).first().getByRole('button').first().click()
    await dpo.getByLabel(/^Short title/).fill('List of July to a wrong address')
    await dpo.getByLabel(/^Summary/).fill('A list with forty addresses was mailed to a wrong person.')
    await dpo.getByLabel(/^Likely consequences/).fill('Unwanted mail.')
    await dpo.getByLabel(/^Measures taken/).fill('The receiver confirmed that the mail was deleted.')
    await dpo.getByLabel(/^Measures proposed/).fill('A second look before lists are mailed.')
    await dpo.getByLabel(/^Risk for people/).selectOption({ label: 'Risk' })
    await dpo.getByLabel(/^Reasoning/).fill('Addresses only, one known receiver.')
    await dpo.getByRole('button', { name: 'Save the facts' }).click()
    await expect(dpo.getByRole('heading', { level: 1 })).toContainText('List of July to a wrong address')
    // The form leads back to the very step, which shows what holds now.
    await expect(part(dpo, /Facts and risk/).getByText('Unwanted mail.')).toBeVisible()
    await expect(next(dpo)).toHaveText('Next: Write the advice')
  })

  await test.step('advises; management sees it only once it is released, and decides', async () => {
    const advice = await unfold(dpo, /Advice of the DPO/, 'Write advice')
    await advice.getByLabel('Advice', { exact: true }).fill('Tell the authority, not the people.')
    await advice.getByRole('group', { name: 'Tell the authority?' }).getByLabel('Notify').check()
    await advice.getByRole('group', { name: 'Tell the people?' }).getByLabel('Not needed').check()
    await advice.getByRole('button', { name: 'Keep the advice' }).click()
    await expect(advice.getByText('Not released yet')).toBeVisible()
    const management = await as('management')
    const deciding = await watched([management])
    await visit(management, `/leaks/${ref}`)
    await expect(management.getByRole('main')).not.toContainText('Tell the authority, not the people.')
    await advice.getByRole('button', { name: 'Release to management' }).click()
    await expect(advice.getByText('Not released yet')).toHaveCount(0)

    await visit(management, '/')
    await part(management, /Leaks that wait for a decision/)
      .getByRole('link', { name: 'All' })
      .click()
    await management
      .getByRole('row', { name: new RegExp(ref) })
      .getByRole('rowheader')
      .getByRole('link')
      .click()
    await expect(next(management)).toHaveText('Next: Decide whether the authority and the people are told')
    const decisions = part(management, /Decisions of management/)
    await expect(decisions.getByText('Tell the authority, not the people.')).toBeVisible()
    const authority = decisions.getByRole('article').filter({ hasText: 'Art. 33' })
    await authority.getByLabel('Grounds in your words').fill('Forty people, outside the company.')
    await authority.getByRole('button', { name: 'Notify' }).click()
    await expect(authority.getByText('Forty people, outside the company.').first()).toBeVisible()
    await expect(authority.getByText(people.management.name)).toBeVisible()
    deciding.tell('director: from the overview to a signed decision')
    await expect(next(management)).toHaveText('Next: Decide whether the people are told')
  })

  await test.step('the DPO drafts the report, confirms its answers, files it', async () => {
    await visit(dpo, `/leaks/${ref}#step-filed`)
    const drafts = await unfold(dpo, /Report to the authority/, 'Start a draft')
    await drafts.getByRole('button', { name: 'Start a draft' }).click()
    await expect(dpo).toHaveURL(/\/draft\//)
    await expect(dpo.getByText(/from leak/).first()).toBeVisible()
    await expect(dpo.getByText(/from A-001/).first()).toBeVisible()
    await dpo.getByRole('button', { name: /Confirm the .*plain fact/ }).click()
    // What was a judgement is taken one by one; the next has the focus, so that one key takes it.
    const offered = dpo.getByRole('button', { name: 'Use this' })
    if ((await offered.count()) > 0) await offered.first().click()
    for (let left = await offered.count(); left > 0; left -= 1) await dpo.keyboard.press('Enter')
    await expect(offered).toHaveCount(0)
    const missing = part(dpo, /What is still missing/)
    await expect(missing).toContainText('(c) Likely consequences')
    for (let left = await missing.getByRole('link').count(); left > 0; left -= 1) {
      await missing.getByRole('link').first().click()
      await expect(dpo.locator('textarea:focus')).toHaveCount(1)
      await dpo.keyboard.type('Known by our own people only.')
      await expect(missing.getByRole('link')).toHaveCount(left - 1)
    }
    await dpo.keyboard.press('Tab')
    await expect(dpo.getByText('All answers are saved.')).toBeVisible()
    working.tell('DPO: from the list to a complete part 1')
    const management = await as('management')
    await visit(management, new URL(dpo.url()).pathname)
    await management.getByRole('button', { name: 'Sign off' }).click()
    await expect(management.getByText(`Signed off by ${people.management.name}`)).toBeVisible()
    await dpo.getByRole('link', { name: 'File this report' }).click()
    await dpo.getByLabel('Reference of the authority').fill('DBN-2026-0042')
    // The register is in English, the report in Dutch: that warns, and asks why.
    await dpo.getByLabel('Why it was filed like this').fill('The purposes stay as the register words them.')
    await dpo.getByRole('button', { name: 'Mark as filed' }).click()
    await expect(part(dpo, /Filed report/)).toContainText('DBN-2026-0042')
    working.tell('DPO: from the list to part 1 filed')
    await expect(dpo.getByRole('button', { name: 'Use this' })).toHaveCount(0)
  })

  await test.step('the filed report downloads as PDF and Word', async () => {
    expect(await downloaded(dpo, 'PDF')).toMatch(/^%PDF/)
    expect(await downloaded(dpo, 'Word (DOCX)')).toMatch(/^PK/)
  })

  await test.step('part 2 is recorded as filed on the portal, without a draft', async () => {
    await visit(dpo, `/leaks/${ref}#step-filed`)
    await expect(part(dpo, /^Clocks/)).toContainText('Authority, part 2')
    const filed = await unfold(dpo, /outside Dertig/, 'Something was reported')
    await filed.getByLabel('Reference').fill('DBN-2026-0042/2')
    await filed.getByRole('button', { name: 'Record it' }).click()
    await expect(part(dpo, /^Clocks/)).toContainText('DBN-2026-0042/2')
  })

  await test.step('the clock has ended everywhere', async () => {
    await visit(dpo, `/leaks/${ref}#step-filed`)
    await expect(part(dpo, /^Clocks/)).toContainText('DBN-2026-0042')
    await expect(part(dpo, /Report to the authority/)).toContainText('Filed, DBN-2026-0042')
    await visit(dpo, `/leaks?q=${ref}`)
    await expect(dpo.getByRole('row', { name: new RegExp(ref) })).not.toContainText('Authority, part 1')
  })
})

test('a clock says the same in overview, list and on the page of the leak', async ({ as }) => {
  const dpo = await as('dpo')
  await visit(dpo, '/')
  const item = part(dpo, /^Open leaks/)
    .getByRole('listitem')
    .filter({ hasText: 'Authority, part 1' })
    .first()
  const ref = (await item.getByRole('link').innerText()).split(' ')[0] ?? ''
  const inOverview = await authorityClock(item)
  await visit(dpo, '/leaks')
  const inList = await authorityClock(dpo.getByRole('row', { name: new RegExp(ref) }))
  await visit(dpo, `/leaks/${ref}`)
  const onPage = await authorityClock(await opened(dpo, /^Clocks/))
  expect([inOverview, inList]).toEqual([onPage, onPage])
})

test('a report that is no leak is rejected with a reason and stays in the log', async ({ as }) => {
  const employee = await as('employee')
  const ref = await report(employee, 'I thought a mail went wrong, but it did not.')
  const dpo = await as('dpo')
  await visit(dpo, `/leaks/${ref}`)
  const verdict = await unfold(dpo, /Is it a leak/, 'Not a leak')
  const rejecting = verdict.locator('form').filter({ has: dpo.getByRole('button', { name: 'Not a leak' }) })
  await rejecting.getByLabel('Reason').fill('The mail never left.')
  await rejecting.getByRole('button', { name: 'Not a leak' }).click()
  await expect(line(dpo, /Is it a leak/)).toContainText('Not a leak. The report stays in the log.')
  await expect(part(dpo, /^What to do next/)).toContainText('Not a leak: nothing waits.')
  await visit(employee, `/my-reports/${ref}`)
  await expect(employee.getByText('Closed', { exact: true })).toBeVisible()
})

/** First bytes of what a link downloads. */
async function downloaded(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ])
  return readFileSync(await download.path())
    .subarray(0, 4)
    .toString('latin1')
}
