import leaks from '../lib/text/messages/nl/leaks.json'
import words from '../lib/text/messages/nl/report-form.json'
import { expect, type Page, people, phone, ready, signIn, test, visit } from './fixtures'

const { options } = words.happened

/** The reporter's way, on a phone and in Dutch. */
async function openForm(page: Page): Promise<void> {
  await visit(page, '/report-leak')
  await expect(page.getByRole('heading', { level: 1, name: words.happened.title })).toBeVisible()
}

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
const pick = (page: Page, name: string) => page.getByLabel(name, { exact: true }).check()
const question = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()

/** Steps 1 and 2: what has to be answered before anything can be sent. */
async function tell(page: Page, happened: string, story: string): Promise<void> {
  await pick(page, happened)
  await press(page, words.next)
  await question(page, words.story.title)
  await page.getByLabel(words.story.title).fill(story)
  await press(page, words.next)
  await question(page, words.noticed.title)
}

/** The receipt's reference number. */
async function reference(page: Page): Promise<string> {
  await question(page, words.receipt.title)
  return (await page.getByText(/^L-\d{4}-\d+$/).innerText()).trim()
}

test('the first question stands in the page before any script has run', async ({ as }) => {
  const page = await as('employee', { ...phone, language: 'nl' })
  const answer = await page.request.get('/report-leak')
  const html = await answer.text()
  expect(html).toContain(words.happened.title)
  expect(html).toContain(options.wrong_person)
})

test('an employee reports a leak on a phone in eight steps and follows what becomes of it', async ({ as }) => {
  const page = await as('employee', { ...phone, language: 'nl' })
  await visit(page, '/')
  await page.getByRole('link', { name: words.title }).first().click()
  await question(page, words.happened.title)
  await ready(page)
  await expect(page.getByText(words.lead)).toBeVisible()

  await press(page, words.next)
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(words.happened.missing)
  await tell(page, options.wrong_person, 'De lijst van juli ging naar de verkeerde Jan.')
  await pick(page, words.noticed.options.now)
  await press(page, words.next)

  await question(page, words.ongoing.title)
  await expect(page.getByText(words.tips.wrong_person.do)).toBeVisible()
  await pick(page, words.ongoing.options.no)
  await press(page, words.next)

  await question(page, words.people.title)
  await pick(page, words.people.options.customers)
  await pick(page, words.people.bands['11_100'])
  await press(page, words.next)

  await question(page, words.data.title)
  await pick(page, words.data.options.contact)
  await press(page, words.next)

  await question(page, words.reach.title)
  await page.getByLabel(words.reach.phone).fill('0470 00 00 00')
  await press(page, words.next)

  await question(page, words.check.title)
  await expect(page.getByText('De lijst van juli ging naar de verkeerde Jan.')).toBeVisible()
  await page.getByRole('button', { name: `${words.change} ${words.check.rows.phone}` }).click()
  await question(page, words.reach.title)
  await page.getByLabel(words.reach.phone).fill('0470 11 22 33')
  await press(page, words.next)
  await expect(page.getByText('0470 11 22 33')).toBeVisible()
  await press(page, words.send)

  const ref = await reference(page)
  await expect(page.getByText(words.good)).toBeVisible()
  await expect(page.getByText(people.dpo.name).first()).toBeVisible()

  await page.getByRole('link', { name: words.receipt.mine }).click()
  const row = page.locator('tbody tr').filter({ hasText: ref })
  await expect(row).toContainText(leaks.mine.states.received)
  await row.locator('th a').first().click()
  await expect(page.getByText('De lijst van juli ging naar de verkeerde Jan.')).toBeVisible()
  await page.getByLabel(leaks.mine.note).fill('Het waren veertig adressen.')
  await press(page, leaks.mine.send)
  await expect(page.getByRole('listitem').filter({ hasText: 'Het waren veertig adressen.' })).toBeVisible()
})

test('nobody else sees the report of an employee', async ({ as, problems }) => {
  problems.allow(/status of 404/)
  const reporter = await as('employee', { ...phone, language: 'nl' })
  await openForm(reporter)
  await tell(reporter, options.other, 'Zegelwoord kanarievogel')
  await press(reporter, words.sendNow)
  const ref = await reference(reporter)
  const colleague = await as('employee2', { language: 'nl' })
  const answer = await colleague.goto(`/my-reports/${ref}`)
  expect(answer?.status()).toBe(404)
  await expect(colleague.locator('body')).not.toContainText('kanarievogel')
})

test('what there is at step 3 can be sent, and a double press makes one leak', async ({ as }) => {
  const page = await as('employee2', { ...phone, language: 'nl' })
  await visit(page, '/my-reports')
  const before = await page.locator('tbody tr').count()
  await openForm(page)
  await expect(page.getByRole('button', { name: words.sendNow })).toHaveCount(0)
  await tell(page, options.lost_stolen, 'Mijn laptop lag niet meer op de trein.')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/leaks/report')) sent.push(request.postData() ?? '')
  })
  await page.getByRole('button', { name: words.sendNow }).dblclick()
  await reference(page)
  // The same report arrives once more, as when a phone did not hear the answer.
  const again = await page.evaluate(async (body) => {
    const answer = await fetch('/api/leaks/report', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    return answer.status
  }, sent[0] ?? '')
  expect(again).toBe(200)
  await visit(page, '/my-reports')
  await expect(page.locator('tbody tr')).toHaveCount(before + 1)
})

test('the draft survives a reload and a session that ended, and is sent after signing in', async ({ as, problems }) => {
  problems.allow(/status of 401/)
  const page = await as('employee', { ...phone, language: 'nl' })
  await openForm(page)
  await tell(page, options.intrusion, 'Ik typte mijn wachtwoord op een vreemde pagina.')
  await expect(page.getByText(words.saved)).toBeVisible()
  await page.reload()
  await question(page, words.noticed.title)
  await press(page, words.back)
  await expect(page.getByLabel(words.story.title)).toHaveValue('Ik typte mijn wachtwoord op een vreemde pagina.')
  await press(page, words.next)

  await page.context().clearCookies({ name: /session/ })
  await press(page, words.sendNow)
  await expect(page.getByText(words.signIn.text)).toBeVisible()
  await page.getByRole('link', { name: words.signIn.button }).click()
  await expect(page).toHaveURL(/\/login\?next=/)
  await signIn(page, people.employee)
  await reference(page)
})

test('without a connection the report waits on the phone and leaves when it is back', async ({ as, problems }) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED/)
  const page = await as('employee2', { ...phone, language: 'nl' })
  await openForm(page)
  await tell(page, options.unavailable, 'De bestanden op de server gaan niet meer open.')
  await page.context().setOffline(true)
  await press(page, words.sendNow)
  await expect(page.getByText(words.waiting)).toBeVisible()
  await page.context().setOffline(false)
  await reference(page)
})

test('a draft can be deleted and a colleague on the same device never sees it', async ({ as, problems }) => {
  problems.allow(/ERR_ABORTED/)
  const page = await as('employee', { ...phone, language: 'nl' })
  await openForm(page)
  await tell(page, options.changed, 'De adressen staan door elkaar.')
  await press(page, words.remove)
  await press(page, words.removeYes)
  await question(page, words.happened.title)
  await page.reload()
  await question(page, words.happened.title)
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
})
