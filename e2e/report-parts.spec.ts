import { expect, type Page, ready, test, visit } from './fixtures'
import { type Words, wordsIn } from './words'

/** Of the example: part 1 was filed, part 2 is due. */
const ref = 'L-2026-004'
const part1 = 'DBN-EXAMPLE-0001'

const drafts = (page: Page, t: Words) => page.getByRole('region', { name: t('triage', 'drafts.title'), exact: true })

/** Begins the report that is offered first. */
async function begin(page: Page, t: Words, profile: string, language: string) {
  await visit(page, `/leaks/${ref}#step-filed`)
  const within = drafts(page, t)
  await within
    .locator('summary')
    .filter({ hasText: t('triage', 'drafts.create') })
    .click()
  await expect(within.getByLabel(t('drafts', 'which'))).toHaveValue(profile)
  await within.getByLabel(t('triage', 'drafts.language'), { exact: true }).selectOption(language)
  await within.getByRole('button', { name: t('triage', 'drafts.create') }).click()
  await expect(page).toHaveURL(/\/draft\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(t('drafts', `profiles.${profile}`)))
}

/** Marks it as filed, whatever is missing. */
async function file(page: Page, t: Words, reference: string) {
  if (!page.url().endsWith('/file')) await page.getByRole('link', { name: t('drafting', 'toFiling') }).click()
  await page.getByLabel(t('drafts', 'file.reference')).fill(reference)
  await page.getByLabel(t('drafts', 'file.reason')).fill('Voorbeeld.')
  await page.getByRole('button', { name: t('drafts', 'file.submit') }).click()
  await expect(page.getByRole('region', { name: t('drafts', 'filed.title') })).toContainText(reference)
}

test('part 2 goes on from part 1 and ends its clock, a supplement goes on from part 2, the leak is closed', async ({
  as,
  problems,
}) => {
  test.setTimeout(240_000)
  const nl = await wordsIn('nl')
  const fr = await wordsIn('fr')
  const dpo = await as('dpo', { language: 'nl' })

  await test.step('part 2 (NL): what was filed stands, what is changed shows what was filed', async () => {
    await begin(dpo, nl, 'GBA_PART2', 'nl')
    await expect(dpo.getByText(part1).first()).toBeVisible()
    await expect(dpo.getByRole('textbox', { name: nl('drafts', 'fields.earlier_reference'), exact: true })).toHaveValue(
      part1,
    )
    await dpo
      .getByRole('textbox', { name: nl('drafts', 'fields.what_changed'), exact: true })
      .fill('Wij weten nu hoeveel personen het zijn.')
    await dpo
      .getByRole('textbox', { name: nl('drafts', 'fields.summary'), exact: true })
      .fill('Er zijn facturen verstuurd naar het verkeerde adres.')
    await expect(dpo.getByText(/^Eerder ingediend: /).first()).toBeVisible()
    await expect(dpo.getByText(nl('drafting', 'status.saved'))).toBeVisible()
    await dpo
      .getByRole('region', { name: nl('drafts', 'form.missing') })
      .getByRole('link')
      .first()
      .click()
    await expect(dpo).toHaveURL(/#field-/)
  })

  await test.step('two windows: what one wrote without a connection stands beside what the other saved, until it is chosen', async () => {
    problems.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
    const other = await as('dpo', { language: 'fr' })
    await visit(other, new URL(dpo.url()).pathname)
    const consequences = (page: Page) =>
      page.getByRole('textbox', { name: nl('drafts', 'fields.consequences'), exact: true })
    await other.context().setOffline(true)
    await consequences(other).fill('Ook valse facturen.')
    await consequences(other).blur()
    await expect(other.getByText(fr('drafting', 'status.offline'))).toBeVisible()
    await consequences(dpo).fill('Ongewenste mails.')
    await consequences(dpo).blur()
    await expect(dpo.getByText(nl('drafting', 'status.saved'))).toBeVisible()
    await other.context().setOffline(false)
    const conflict = other.getByRole('alert').filter({ hasText: 'Ongewenste mails.' })
    await conflict.getByRole('button', { name: fr('drafting', 'conflict.both') }).click()
    await expect(consequences(other)).toHaveValue('Ongewenste mails.\nOok valse facturen.')
    await expect(other.getByText(fr('drafting', 'status.saved'))).toBeVisible()
    await other.close()
  })

  await test.step('in half a window, by keyboard alone, answers are copied and ticked; the ticks stay', async () => {
    await dpo.setViewportSize({ width: 683, height: 768 })
    await dpo.getByRole('link', { name: nl('drafting', 'toFiling') }).click()
    const answer = (n: number) => dpo.getByRole('article').nth(n)
    const copy = (n: number) => answer(n).getByRole('button').first()
    await expect(copy(0)).toBeVisible()
    await ready(dpo)
    await copy(0).focus()
    await dpo.keyboard.press('Enter')
    await expect(copy(0)).toContainText(nl('drafting', 'filing.copied'))
    await dpo.keyboard.press('Tab')
    const kept = dpo.waitForResponse((response) => response.request().method() === 'POST')
    await dpo.keyboard.press('Enter')
    await expect(copy(1)).toBeFocused()
    await kept
    await dpo.reload()
    await ready(dpo)
    await expect(answer(0).getByText(/^Ingevuld door/)).toBeVisible()
    expect(await dpo.evaluate(() => document.documentElement.scrollWidth)).toBe(683)
  })

  await test.step('it is filed with the proof of the portal, and its clock ends', async () => {
    const proof = { name: 'ontvangstbewijs.txt', mimeType: 'text/plain', buffer: Buffer.from('Ontvangen.') }
    await dpo.getByLabel(nl('leaks', 'files.add')).setInputFiles(proof)
    await expect(dpo.getByText(nl('leaks', 'files.stored'))).toBeVisible()
    await file(dpo, nl, 'DBN-EXAMPLE-0001/2')
    await expect(dpo.getByRole('region', { name: nl('drafts', 'filed.title') })).toContainText(
      /ontvangstbewijs.txt.*SHA-256/,
    )
    await dpo.setViewportSize({ width: 1280, height: 720 })
    await visit(dpo, `/leaks/${ref}#step-filed`)
    await expect(drafts(dpo, nl)).toContainText('DBN-EXAMPLE-0001/2')
    await expect(dpo.getByRole('region', { name: new RegExp(`^${nl('triage', 'clocks.title')}`) })).toContainText(
      'DBN-EXAMPLE-0001/2',
    )
  })

  await test.step('a supplement (FR): offered next, in the language of the authority', async () => {
    const french = await as('dpo', { language: 'fr' })
    await begin(french, fr, 'GBA_SUPPLEMENT', 'fr')
    await expect(french.getByText('DBN-EXAMPLE-0001/2').first()).toBeVisible()
    await file(french, fr, 'DBN-EXAMPLE-0001/3')
    await visit(french, `/leaks/${ref}#step-filed`)
    await expect(drafts(french, fr)).toContainText('DBN-EXAMPLE-0001/3')
  })

  await test.step('each clock ended with its own part, and the leak is closed (FR)', async () => {
    const french = await as('dpo', { language: 'fr' })
    await visit(french, `/leaks/${ref}#step-closed`)
    const clocks = french.getByRole('region', { name: new RegExp(`^${fr('triage', 'clocks.title')}`) })
    for (const reference of [part1, 'DBN-EXAMPLE-0001/2']) await expect(clocks).toContainText(reference)
    // A supplement has no clock to end.
    await expect(clocks).not.toContainText('DBN-EXAMPLE-0001/3')
    const why = ['close.why', 'close.whyLate', 'close.whyRunning'].map((key) => fr('triage', key))
    const closing = french.locator('#step-closed')
    for (const label of why) {
      const reason = closing.getByLabel(label, { exact: true })
      if ((await reason.count()) > 0) await reason.fill('Tout est fait.')
    }
    await closing.getByRole('button', { name: fr('triage', 'close.button') }).click()
    await expect(closing).toContainText(fr('triage', 'verdict.done.closed'))
  })
})
