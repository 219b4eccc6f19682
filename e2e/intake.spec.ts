import { expectAccessible } from './accessibility'
import { expect, type Language, type Page, phone, test, visit } from './fixtures'
import { hasMails, mailTo } from './mails'
import { act } from './rights/samples'
import { wordsIn } from './words'

const originOf = (page: Page) => new URL(page.url()).origin
const acted = (page: Page, name: string, path: string, input: unknown) =>
  act(page.request, name, path, input, originOf(page))
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Brussels' })
/** Until a form that was opened at this moment may come from a person: programs fill it in within two seconds, and are asked again. */
const asSlowAsPeople = (opened: number) =>
  expect.poll(() => Date.now() - opened, { intervals: [100] }).toBeGreaterThan(2_100)

test.describe.configure({ mode: 'serial' })
/** The way leads through a mail. */
const languages: readonly Language[] = hasMails ? ['nl', 'fr', 'en'] : []

for (const language of languages)
  test(`from the intake page to the letter: ${language}`, async ({ as, guest }) => {
    const t = await wordsIn(language)
    const dpo = await as('dpo', { language })
    const email = `ann.${language}.${Date.now()}@people.test`
    const said = `CANARY ${language} ${Date.now()}`
    await visit(dpo, '/settings/intake')
    await acted(dpo, 'settings.intake', '/settings/intake', { open: true, reason: 'A story of the suite' })

    const visitor = await guest({ ...phone, language, javaScriptEnabled: false })
    const send = () => visitor.getByRole('button', { name: t('intake', 'page.send'), exact: true }).click()
    await test.step('without scripts, what could not be taken stays and says what is wrong', async () => {
      await visitor.goto(`/your-data?language=${language}`)
      let opened = Date.now()
      await expect(visitor.getByText(t('intake', 'page.noDocument'))).toBeVisible()
      await visitor.getByLabel(t('intake', 'page.words')).fill(said)
      await visitor.getByLabel(t('intake', 'rights.access.label'), { exact: false }).check()
      await asSlowAsPeople(opened)
      await send()
      await expect(visitor.getByText(t('intake', 'problems.notSent'))).toBeVisible()
      opened = Date.now()
      await expect(visitor.getByLabel(t('intake', 'page.words'))).toHaveValue(said)
      expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await visitor.getByLabel(t('intake', 'page.name')).fill('Ann Peeters')
      await visitor.getByLabel(t('intake', 'page.email')).fill(email)
      await asSlowAsPeople(opened)
      await send()
      await expect(visitor.getByText(t('intake', 'sent.mailTitle'))).toBeVisible()
    })

    let link = ''
    let ref = ''
    await test.step('the link of the mail opens, and a press confirms it', async () => {
      const mail = await mailTo(email)
      expect(mail.text).not.toContain(said)
      link = /http\S+\/your-data\/[\w-]{43}/.exec(mail.text ?? '')?.[0] ?? ''
      await visitor.goto(`${new URL(link).pathname}`)
      await expect(visitor.getByText(said)).toBeVisible()
      await visitor.getByRole('button', { name: t('intake', 'ask.confirm') }).click()
      await expect(visitor.getByText(t('intake', 'status.confirmed'))).toBeVisible()
      ref = /Q-\d{4}-\d{3}/.exec((await visitor.locator('h1').textContent()) ?? '')?.[0] ?? ''
      expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    })

    await test.step('the DPO takes it, decides, writes and sends the letter', async () => {
      const path = `/requests/${ref}`
      await visit(dpo, path)
      await expect(dpo.locator('#person')).toContainText(said)
      await dpo
        .locator('header summary, main summary', { hasText: t('requests', 'handler.set') })
        .first()
        .click()
      await dpo.getByLabel(t('requests', 'handler.label')).selectOption({ label: 'Sofie Maes' })
      await dpo
        .getByRole('button', { name: t('requests', 'handler.save'), exact: true })
        .first()
        .click()
      await expect(dpo.getByText(t('requests', 'handler.who', { name: 'Sofie Maes' }))).toBeVisible()
      const known = { how: 'same_address', on: today(), note: '' }
      await acted(dpo, 'requests.identity', path, { ref, version: 2, ...known })
      await acted(dpo, 'requests.decide', path, { ref, version: 3, decision: 'granted', ground: null, reason: '' })
      await visit(dpo, path)
      await dpo
        .locator('#step-answered')
        .getByRole('button', { name: t('requests', 'answered.write') })
        .click()
      await dpo.waitForURL(/\/letters\//)
      await dpo.locator('summary', { hasText: t('requests', 'letters.change') }).click()
      await dpo.getByLabel(t('requests', 'letters.text'), { exact: true }).fill('Beste Ann, dit zijn uw gegevens.')
      await dpo.getByRole('button', { name: t('requests', 'letters.save'), exact: true }).click()
      await expect(dpo.getByRole('article')).toHaveText('Beste Ann, dit zijn uw gegevens.')
      await dpo.locator('summary', { hasText: t('requests', 'letters.record') }).click()
      await dpo.getByRole('button', { name: t('requests', 'letters.keep') }).click()
      await dpo.waitForURL(/\/requests\/Q-[\d-]+#next/)
    })

    await test.step('who asked sees that it was answered, and can no longer take it back', async () => {
      await visitor.goto(new URL(link).pathname)
      await expect(visitor.getByText(t('intake', 'status.decisions.granted'))).toBeVisible()
      await expect(visitor.getByText(t('intake', 'status.withdraw'), { exact: true })).toHaveCount(0)
    })
  })

test('the pages of the intake have no accessibility faults', async ({ guest }) => {
  const visitor = await guest({ language: 'fr' })
  await visitor.goto('/your-data?language=de&problem=invalid')
  await expectAccessible(visitor, 'page')
})
