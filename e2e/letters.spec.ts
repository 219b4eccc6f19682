import { aReport } from '@/lib/leaks/facts/sample-report'
import { systemNow } from '@/lib/time/types'
import { expectAccessible, expectReflow } from './accessibility'
import { expect, type Page, phone, test, visit } from './fixtures'
import { act } from './rights/samples'
import { wordsIn } from './words'

const originOf = (page: Page) => new URL(page.url()).origin
const acted = (page: Page, name: string, path: string, input: unknown) =>
  act(page.request, name, path, input, originOf(page))
const versionIn = (answer: string) => Number(/"version":(\d+)/.exec(answer)?.[1])

/** A confirmed leak whose people the DPO advises to tell, which management decided. */
async function toBeTold(dpo: Page, management: Page): Promise<string> {
  const report = aReport({ story: 'A list went to the wrong school' }, systemNow())
  const sent = await dpo.request.post('/api/leaks/report', { data: report, headers: { origin: originOf(dpo) } })
  const ref = /L-\d{4}-\d{3}/.exec(await sent.text())?.[0] ?? ''
  const page = `/leaks/${ref}`
  const told = { notifyAuthority: 'not_needed', notifyPeople: 'notify' }
  await acted(dpo, 'leaks.confirm', page, { ref, version: 1, personalData: true, reason: '' })
  const advised = await acted(dpo, 'leaks.advise', page, { ref, version: 2, body: 'Licht de mensen in.', ...told })
  const decision = { kind: 'people', outcome: 'notify', reasonCode: null, grounds: 'Het advies wordt gevolgd.' }
  await acted(management, 'leaks.decide', page, { ref, version: versionIn(advised), ...decision })
  return ref
}

test('the people concerned get their letter: written, signed off, recorded as sent, taken back (NL)', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const nl = await wordsIn('nl')
  const fr = await wordsIn('fr')
  const dpo = await as('dpo', { language: 'nl', viewport: { width: 1366, height: 768 } })
  const management = await as('management', { language: 'nl' })
  await visit(dpo, '/leaks')
  await visit(management, '/leaks')
  const ref = await toBeTold(dpo, management)
  const clocks = () => dpo.getByRole('region', { name: new RegExp(`^${nl('triage', 'clocks.title')}`) })
  let address = ''

  await test.step('the leak says that they are to be told, and by when', async () => {
    await visit(dpo, `/leaks/${ref}#letters`)
    const letters = dpo.locator('#letters')
    await expect(letters).toContainText(nl('letters', 'duty.answers.needed'))
    await expect(letters).toContainText(nl('letters', 'duty.reasons.decided'))
    await expect(letters.getByLabel(nl('letters', 'new.language'))).toHaveValue('nl')
    await letters.getByLabel(nl('letters', 'new.topic')).selectOption('wrong_recipient')
    await letters.getByRole('button', { name: nl('letters', 'new.begin') }).click()
    await expect(dpo).toHaveURL(/\/letters\/[\w-]{36}$/)
    address = new URL(dpo.url()).pathname
  })

  await test.step('what it lacks is a link; what is written there is told', async () => {
    const points = dpo.locator('#points')
    await expect(points).toContainText(nl('letters', 'points.states.open'))
    await points
      .getByRole('link', { name: nl('letters', 'points.toPart') })
      .first()
      .click()
    await expect(dpo).toHaveURL(/#part-what$/)
    const what = dpo.locator('#part-what')
    const long = `Wij stuurden ${'heel '.repeat(24)}veel namen naar een verkeerd adres.`
    await what.getByRole('textbox').fill(long)
    await what.getByRole('button', { name: nl('letters', 'parts.save') }).click()
    await expect(dpo.locator('#reading')).toContainText(long)
    await what.locator('summary').first().click()
    await what.getByRole('textbox').fill('Wij stuurden een lijst met namen naar een verkeerde school.')
    await what.getByRole('button', { name: nl('letters', 'parts.save') }).click()
    await expect(points.getByRole('listitem').first()).toContainText(nl('letters', 'points.states.told'))
    await expect(dpo.locator('#reading')).not.toContainText(long)
  })

  await test.step('somebody else signs it off, on a phone', async () => {
    const small = await as('management', { ...phone, language: 'nl' })
    await visit(small, address)
    await expectReflow(small)
    await small.getByRole('button', { name: nl('letters', 'approval.sign') }).click()
    await expect(small.locator('#sign-off')).toContainText('Koen Jacobs')
  })

  await test.step('it reads in French too, in the dark', async () => {
    const french = await as('dpo', { language: 'fr', theme: 'dark' })
    await visit(french, address)
    await expect(french.locator('#points')).toContainText(fr('letters', 'points.names.contact'))
    await expectAccessible(french, 'main')
  })

  await test.step('it is recorded as sent: frozen, and the clock ends', async () => {
    await visit(dpo, address)
    const sent = dpo.locator('#sent')
    await sent.locator('summary', { hasText: nl('letters', 'sent.record') }).click()
    await sent.getByRole('button', { name: nl('letters', 'sent.recordNow') }).click()
    await expect(sent.getByText(nl('errors', 'fields.required')).first()).toBeVisible()
    await sent.getByLabel(nl('letters', 'sent.number')).fill('120')
    await sent.getByLabel(nl('letters', 'sent.listPlace')).fill('Map van HR')
    await sent.getByLabel(nl('letters', 'sent.proof')).first().fill('Bewijs 12')
    await sent.getByRole('button', { name: nl('letters', 'sent.recordNow') }).click()
    await expect(sent).toContainText(nl('letters', 'sent.frozen'))
    await expect(dpo.locator('#part-what').getByRole('textbox')).toHaveCount(0)
    await visit(dpo, `/leaks/${ref}#clocks`)
    await expect(clocks()).toContainText(nl('clocks', 'states.met'))
    await expect(dpo.locator('#letters')).toContainText(nl('letters', 'states.sent'))
  })

  await test.step('taken back, it goes on', async () => {
    await visit(dpo, address)
    const sent = dpo.locator('#sent')
    await sent.locator('summary', { hasText: nl('letters', 'sent.takeBack') }).click()
    await sent.getByLabel(nl('letters', 'sent.why')).fill('Hij ligt nog in het postvak')
    await sent.getByRole('button', { name: nl('letters', 'sent.takeBackNow') }).click()
    await expect(sent).toContainText('Hij ligt nog in het postvak')
    await visit(dpo, `/leaks/${ref}#letters`)
    await expect(dpo.locator('#letters')).toContainText(nl('letters', 'duty.answers.needed'))
  })
})
