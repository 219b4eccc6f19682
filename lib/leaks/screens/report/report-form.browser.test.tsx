import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { begun, loadDraft, press, report, server, story, tick, title } from '../../testing/report-form'

afterEach(() => vi.unstubAllGlobals())

test('a whole report is told in eight questions, checked, and sent once', async () => {
  const { sent } = server()
  await report()
  await expect
    .element(page.getByRole('link', { name: 'Call +32 2 000 00 00' }))
    .toHaveAttribute('href', 'tel:+3220000000')
  await begun()
  await press('Continue')
  await expect.element(title('When did you notice?')).toHaveFocus()
  await tick('Another day')
  await page.getByLabelText('Which day?').fill('2026-06-01')
  await page.getByLabelText('About what time? (if you know)').fill('16:30')
  await page.getByLabelText('Day', { exact: true }).fill('2026-05-30')
  await expect.element(page.getByText('Times are those of Europe/Brussels.')).toBeVisible()
  await press('Continue')
  await expect.element(page.getByText(/^Write down where and when you last had it/)).toBeVisible()
  await tick('No')
  await press('Continue')
  await tick('Customers')
  await tick('11–100')
  await press('Continue')
  await tick('Contact details')
  await tick('Health')
  await press('Continue')
  await page.getByLabelText('Anything we should know to reach you').fill('Text me')
  await tick('Français')
  await press('Continue')
  await expect.element(title('Check and send')).toHaveFocus()
  await expect.element(page.getByText('My bag was left on the tram.')).toBeVisible()
  await press('Change Phone')
  await page.getByLabelText('Phone number').fill('+32 470 11 11 11')
  await press('Continue')
  await press('Send the report')
  await expect.element(title('Your report has arrived')).toHaveFocus()
  await expect.element(page.getByText('L-2026-004', { exact: true })).toBeVisible()
  await expect.element(page.getByText('Your report is read by Dana Peeters, who may call you.')).toBeVisible()
  expect(sent.map(({ answers }) => answers)).toMatchObject([
    {
      ...{
        happened: 'lost_stolen',
        story: 'My bag was left on the tram.',
        noticed: 'picked',
        noticedDay: '2026-06-01',
      },
      ...{ noticedTime: '16:30', occurredDay: '2026-05-30', ongoing: 'no', people: ['customers'], band: '11_100' },
      ...{ data: ['contact', 'health'], phone: '+32 470 11 11 11', how: 'Text me', language: 'fr' },
    },
  ])
  expect(await loadDraft('erik')).toBeNull()
})

test('a question that stops says why, and the way back keeps what was answered', async () => {
  server()
  await report()
  await expect.element(page.getByRole('button', { name: 'Continue' })).toBeEnabled()
  await press('Continue')
  await expect.element(page.getByRole('alert')).toHaveTextContent('Choose what comes closest. “Not sure” is fine.')
  await tick('Lost or stolen')
  await press('Continue')
  await press('Continue')
  await expect.element(page.getByRole('alert')).toHaveTextContent('Write a few words')
  await story.fill('BE68 5390 0754 7034 stood on it.')
  await expect.element(page.getByText('This looks like a bank account number. Please leave it out.')).toBeVisible()
  await press('Back')
  await expect.element(title('What happened?')).toHaveFocus()
  await expect.element(page.getByRole('radio', { name: 'Lost or stolen' })).toBeChecked()
  await press('Continue')
  await expect.element(story).toHaveValue('BE68 5390 0754 7034 stood on it.')
  history.back()
  await expect.element(title('What happened?')).toBeVisible()
})

test('every kind of number that does not belong there is named, also beside what is wrong', async () => {
  server()
  await report()
  await begun('Card 4111 1111 1111 1111 and account BE68 5390 0754 7034')
  const said = page.getByRole('status').filter({ hasText: 'Please leave it out' })
  await expect.element(said).toHaveTextContent('card number')
  await expect.element(said).toHaveTextContent('bank account number')
})

test('what was typed is there again on the same question, for the same person only', async () => {
  server()
  const first = await report()
  await begun()
  await expect.element(page.getByText('Saved on this device, not sent yet')).toBeVisible()
  await expect.poll(async () => (await loadDraft('erik'))?.answers.story).toBe('My bag was left on the tram.')
  await first.unmount()
  const other = await report('dana')
  await expect.element(page.getByRole('radio', { name: 'Lost or stolen' })).not.toBeChecked()
  await expect.element(page.getByRole('button', { name: 'Delete draft' })).not.toBeInTheDocument()
  await other.unmount()
  await report()
  await expect.element(story).toHaveValue('My bag was left on the tram.')
})

test('a draft is removed only after asking', async () => {
  server()
  await report()
  await begun()
  await press('Delete draft')
  await press('No, keep it')
  await expect.element(story).toHaveValue('My bag was left on the tram.')
  await press('Delete draft')
  await press('Yes, delete')
  await expect.element(title('What happened?')).toBeVisible()
  expect(await loadDraft('erik')).toBeNull()
})

test('without a connection the report waits on the device and goes by itself when the connection is back', async () => {
  const state = server()
  state.online = false
  await report()
  await begun()
  await press('Continue')
  await press('Send what I have')
  await expect.element(page.getByRole('status')).toHaveTextContent('tries again by itself')
  const kept = await loadDraft('erik')
  expect(kept?.outbox).toBe(true)
  await press('Try now')
  await expect.element(page.getByRole('button', { name: 'Try now' })).toBeVisible()
  state.online = true
  window.dispatchEvent(new Event('online'))
  await expect.element(title('Your report has arrived')).toBeVisible()
  expect(state.sent).toMatchObject([{ clientId: kept?.clientId, answers: { noticed: 'now', ongoing: 'unknown' } }])
})

test.each([
  ['failed', false],
  ['arrived', true],
])('a connection that comes back while a try is under way that %s: the report is sent once', async (_way, online) => {
  const state = server()
  state.online = online
  state.before = async () => {
    state.before = async () => {}
    state.online = true
    window.dispatchEvent(new Event('online'))
    window.dispatchEvent(new Event('focus'))
  }
  await report()
  await begun()
  await press('Continue')
  await press('Send what I have')
  await expect.element(title('Your report has arrived')).toBeVisible()
  await expect.poll(() => loadDraft('erik')).toBeNull()
  await press('Report another leak')
  expect(state.sent).toHaveLength(1)
})

test('a report that waited is sent when the page is opened again', async () => {
  const state = server()
  state.online = false
  const first = await report()
  await begun()
  await press('Continue')
  await press('Send what I have')
  await expect.element(page.getByRole('button', { name: 'Try now' })).toBeVisible()
  await first.unmount()
  state.online = true
  await report()
  await expect.element(title('Your report has arrived')).toBeVisible()
  await press('Report another leak')
  await expect.element(title('What happened?')).toBeVisible()
  await expect.element(page.getByRole('radio', { name: 'Lost or stolen' })).not.toBeChecked()
})

test.each([
  [401, 'You are signed out. What you typed is kept on this device.'],
  [429, 'Too many reports at once.'],
  [503, 'Dertig does not answer just now.'],
  [400, 'Dertig could not take this report as it is.'],
])('an answer %i is said in words, and nothing is lost', async (status, words) => {
  const state = server()
  state.status = status
  await report()
  await begun()
  await press('Continue')
  await press('Send what I have')
  await expect.element(page.getByRole('status')).toHaveTextContent(words)
  expect((await loadDraft('erik'))?.answers.story).toBe('My bag was left on the tram.')
  if (status === 401) {
    await expect
      .element(page.getByRole('link', { name: 'Sign in and send' }))
      .toHaveAttribute('href', '/login?next=%2Freport-leak')
  }
})

test('a browser that keeps nothing says so, and the report can still be sent', async () => {
  const state = server()
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('refused', 'QuotaExceededError')
  })
  await report()
  await begun()
  await expect
    .element(page.getByText('This browser keeps no drafts. Do not close this page before you send.'))
    .toBeVisible()
  await press('Continue')
  await press('Send what I have')
  await expect.element(title('Your report has arrived')).toBeVisible()
  expect(state.sent).toHaveLength(1)
})

test('the keyboard is enough', async () => {
  const state = server()
  await report()
  await expect.element(page.getByRole('button', { name: 'Continue' })).toBeEnabled()
  await page.getByRole('radio', { name: 'Sent to the wrong person' }).click()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(title('Tell us in a sentence or two')).toHaveFocus()
  await userEvent.tab()
  await userEvent.keyboard('Left on the tram.')
  await expect.element(story).toHaveValue('Left on the tram.')
  await press('Continue')
  await press('Send what I have')
  await expect.poll(() => state.sent[0]?.answers.happened).toBe('lost_stolen')
})

test('what destroys is reached last', async () => {
  server()
  await report()
  await begun()
  await expect.element(page.getByRole('button', { name: 'Delete draft' })).toBeVisible()
  const names = () =>
    page
      .getByRole('button')
      .elements()
      .map((button) => button.textContent)
  expect(names().at(-1)).toBe('Delete draft')
  await press('Delete draft')
  await expect.element(page.getByRole('button', { name: 'Yes, delete' })).toBeVisible()
  expect(names().at(-1)).toBe('Yes, delete')
})

test('the report says that nobody is blamed only where the company promises it', async () => {
  const promise = page.getByText(/^Nobody here is blamed/)
  await report('rita')
  await expect.element(title('What happened?')).toBeVisible()
  await expect.element(promise).not.toBeInTheDocument()
  await report('rina', { noBlame: true })
  await expect.element(promise).toBeVisible()
})
