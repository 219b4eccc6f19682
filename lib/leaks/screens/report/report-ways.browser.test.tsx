import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { keptFiles } from '../../device/kept-files'
import { begun, press, report, server, tick, title } from '../../testing/report-form'

afterEach(() => vi.unstubAllGlobals())

test('a connection that breaks without a word is tried again by itself', async () => {
  const state = server()
  state.online = false
  await report('rosa')
  await begun()
  await press('Continue')
  await press('Send what I have')
  await expect.element(page.getByRole('button', { name: 'Try now' })).toBeVisible()
  state.online = true
  await expect.element(title('Your report has arrived')).toBeVisible()
  expect(state.sent).toHaveLength(1)
})

test('photos and files stay with the draft, within limits, and follow the report under its number', async () => {
  server()
  const first = await report('fien', { mostBytes: 1000 })
  await begun()
  const chooser = page.getByLabelText('Choose photos or files')
  const file = (name: string, bytes: number) => new File([new Uint8Array(bytes)], name)
  await userEvent.upload(chooser, [file('bag.png', 10), file('run.exe', 10), file('nothing.png', 0)])
  await expect.element(page.getByText('bag.png')).toBeVisible()
  await expect.element(page.getByText(/^run\.exe: Not stored\. Files of this kind are not kept/)).toBeVisible()
  await expect.element(page.getByText('nothing.png: Not stored. The file is empty.')).toBeVisible()
  await userEvent.upload(chooser, file('list.pdf', 1001))
  await expect.element(page.getByText(/^list\.pdf: Not stored\. The file is larger/)).toBeVisible()
  await userEvent.upload(
    chooser,
    Array.from({ length: 10 }, (_, n) => file(`more-${n}.png`, 10)),
  )
  await expect
    .element(page.getByText('more-9.png: Not stored. A draft holds at most 10.', { exact: false }))
    .toBeVisible()
  await page.getByRole('button', { name: 'Take away more-8.png' }).click()
  await first.unmount()
  const again = await report('fien')
  await expect.element(page.getByText('more-7.png')).toBeVisible()
  expect(await keptFiles('fien')).toHaveLength(9)
  expect(await keptFiles('dana')).toEqual([])
  await press('Continue')
  await press('Send what I have')
  await expect.element(title('Your report has arrived')).toBeVisible()
  await expect.poll(async () => (await keptFiles('fien')).map(({ ref }) => ref)).toEqual(Array(9).fill('L-2026-004'))
  await again.unmount()
  await report('fien')
  await expect
    .element(page.getByText('Your report L-2026-004 has arrived; these files are still on this device'))
    .toBeVisible()
})

test('without a name: nothing of the person is filled in, the secret is made here and shown once', async () => {
  const state = server()
  const named = await report('nora')
  await expect.element(title('What happened?')).toBeVisible()
  await expect.element(page.getByText('Report without my name')).not.toBeInTheDocument()
  await named.unmount()
  await report('nils', { anonymous: true })
  await page.getByLabelText('Report without my name').click()
  await expect.element(page.getByText('What this does not protect against')).toBeVisible()
  await begun()
  await expect.element(page.getByLabelText('Choose photos or files')).not.toBeInTheDocument()
  await press('Continue')
  await press('Send what I have')
  await expect.element(page.getByRole('heading', { name: 'Your secret link: it is shown only now' })).toBeVisible()
  const [sent] = state.sent
  expect(sent).toMatchObject({ code: expect.stringMatching(/^[\w-]{43}$/), answers: { phone: '', how: '' } })
  await expect
    .element(page.getByRole('link', { name: /leak-status#/ }))
    .toHaveAttribute('href', `${location.origin}/leak-status#${sent?.code}`)
  await expect.element(page.getByRole('link', { name: 'See my reports' })).not.toBeInTheDocument()
})

test('what was skipped says so before sending, and what was answered with “I don’t know” says that', async () => {
  const { sent } = server()
  await report('simon')
  await begun()
  await press('Continue')
  await press('Continue')
  await press('Continue')
  await tick('Other people')
  await press('Continue')
  await tick('I don’t know')
  await press('Continue')
  await press('Continue')
  await expect.element(title('Check and send')).toBeVisible()
  const row = (name: string) =>
    [...document.querySelectorAll('dt')].find((one) => one.textContent === name)?.parentElement?.textContent
  expect(row('Still going on')).toContain('Not answered')
  expect(row('How many people')).toContain('Not answered')
  expect(row('Kind of data')).toContain('I don’t know')
  await press('Send the report')
  await expect.element(title('Your report has arrived')).toBeVisible()
  expect(sent[0]?.answers).toMatchObject({ ongoing: 'unknown', band: 'unknown', noticed: 'now' })
})
