import englishFiles from '../lib/text/messages/en/leaks.json'
import english from '../lib/text/messages/en/report-form.json'
import files from '../lib/text/messages/nl/leaks.json'
import words from '../lib/text/messages/nl/report-form.json'
import { expect, type Page, people, phone, ready, signIn, test, visit } from './fixtures'

/** A picture of one point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const press = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click()
const question = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()

/** One visit with a connection: the form says when this device keeps it. */
async function visitedOnce(page: Page): Promise<void> {
  await visit(page, '/report-leak')
  await expect(page.getByText(words.offline.kept)).toBeVisible()
}

/** Opens the form from the device, tells what happened and adds a photo. */
async function toldOffline(page: Page, story: string): Promise<void> {
  await page.goto('/report-leak')
  await expect(page.getByText(words.offline.opened)).toBeVisible()
  await ready(page)
  await page.getByLabel(words.happened.options.lost_stolen, { exact: true }).check()
  await press(page, words.next)
  await question(page, words.story.title)
  await page.getByLabel(words.story.title).fill(story)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'tas.png', mimeType: 'image/png', buffer: picture })
  await expect(page.getByText('tas.png')).toBeVisible()
  await press(page, words.next)
  await question(page, words.noticed.title)
}

test('a phone that is offline from the start opens the form, keeps a photo, and what it sends arrives once', async ({
  as,
  problems,
}) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|ERR_CONNECTION/)
  const first = await as('employee', { ...phone, language: 'nl' })
  await visitedOnce(first)
  const context = first.context()
  await first.close()
  await context.setOffline(true)
  const page = await context.newPage()
  await toldOffline(page, 'Mijn tas met de lijsten bleef in de tram.')
  await page.reload()
  await question(page, words.noticed.title)
  await press(page, words.sendNow)
  await expect(page.getByText(words.waiting)).toBeVisible()
  await expect(page.getByText(words.receipt.title)).toHaveCount(0)

  // The server takes the first send and the connection breaks before its answer arrives.
  let broken = 0
  let taken = ''
  await context.route('**/api/leaks/report', async (route) => {
    broken += 1
    if (broken > 1) return route.continue()
    taken = /"ref":"([^"]+)"/.exec(await (await route.fetch()).text())?.[1] ?? ''
    return route.abort('connectionreset')
  })
  await context.setOffline(false)
  await question(page, words.receipt.title)
  expect(broken).toBeGreaterThan(1)
  // The report that was sent again is the one that had arrived.
  expect(taken).toMatch(/^L-/)
  await expect(page.getByText(taken, { exact: true })).toBeVisible()
  await expect(page.getByText(files.files.stored)).toBeVisible()
  await page.getByRole('link', { name: words.receipt.more }).click()
  await expect(page.getByText('tas.png')).toBeVisible()
})

test('what was told to leave leaves while no page of it is open, when the browser wakes the worker', async ({
  as,
  problems,
}) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/)
  const page = await as('employee2', { ...phone, language: 'nl' })
  await visitedOnce(page)
  await page.context().setOffline(true)
  const story = 'De lijst van de ronde viel uit de wagen.'
  await toldOffline(page, story)
  await press(page, words.sendNow)
  await expect(page.getByText(words.waiting)).toBeVisible()
  await page.goto('about:blank')
  await page.context().setOffline(false)

  // The browser's own event, which it sends by itself when it thinks that there is a connection.
  const browser = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.endsWith('/report-leak'))
      if (ours) resolve(ours.registrationId)
    })
  })
  await browser.send('ServiceWorker.enable')
  const registrationId = await registered
  const origin = new URL(test.info().project.use.baseURL ?? '').origin
  await browser.send('ServiceWorker.dispatchSyncEvent', {
    origin,
    registrationId,
    tag: 'dertig-report',
    lastChance: false,
  })

  const other = await page.context().newPage()
  await expect(async () => {
    await visit(other, '/my-reports')
    await other.getByRole('rowheader').getByRole('link').first().click()
    await expect(other.getByText(story)).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
})

test('a session that ended meanwhile: the draft stays, says so, and goes after signing in', async ({
  as,
  problems,
}) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|status of 401/)
  const page = await as('editor2', { ...phone, language: 'nl' })
  await visitedOnce(page)
  await page.context().setOffline(true)
  await toldOffline(page, 'De sleutel van het archief is weg.')
  await page.context().clearCookies({ name: /session/ })
  await page.context().setOffline(false)
  await press(page, words.sendNow)
  await expect(page.getByText(words.signIn.text)).toBeVisible()
  await page.getByRole('link', { name: words.signIn.button }).click()
  await signIn(page, people.editor2)
  // Signed in, the screens speak the language of the account.
  await question(page, english.receipt.title)
  await expect(page.getByText(englishFiles.files.stored)).toBeVisible()
})

test('signing out, or another person, takes the kept form away; it holds no name and no number', async ({
  as,
  problems,
}) => {
  problems.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const page = await as('employee', { ...phone, language: 'nl' })
  await visitedOnce(page)
  const kept = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('dertig-'))
    const texts: Record<string, string> = {}
    for (const name of names)
      for (const request of await (await caches.open(name)).keys()) {
        const answer = await caches.match(request)
        const { pathname } = new URL(request.url)
        if (!pathname.startsWith('/_next/static/')) texts[pathname] = (await answer?.text()) ?? ''
      }
    return texts
  })
  expect(Object.keys(kept).sort()).toEqual(['/icon.svg', '/manifest.webmanifest', '/report-leak/shell'])
  expect(kept['/report-leak/shell']).not.toContain(people.employee.name)
  expect(kept['/report-leak/shell']).not.toContain(people.employee.email)
  await page.context().clearCookies({ name: /session/ })
  await signIn(page, people.editor2)
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('dertig-'))))
    .toEqual([])
})
