import { expect, type Page, people, test, visit } from './fixtures'
import { type Words, wordsIn } from './words'

/** Confirmed leaks of the example whose part 1 was not filed: one is in time, the other's clocks ran out. */
const cases = [
  { language: 'nl', ref: 'L-2026-007', wrote: 'Eén map stond open; de koppeling is dicht.' },
  { language: 'fr', ref: 'L-2026-006', wrote: 'Le dossier était ouvert ; l’accès est fermé.' },
] as const

const region = (page: Page, t: Words, key: string, namespace = 'triage') =>
  page.getByRole('region', { name: new RegExp(`^(\\d\\. )?${t(namespace, key).replaceAll(/[?().]/g, '\\$&')}`) })

/** Begins what is offered first, answers one question, and says that it was filed. */
async function fileNext(
  page: Page,
  t: Words,
  ref: string,
  offered: { profile: string; language: string },
  given: string,
) {
  await visit(page, `/leaks/${ref}#step-filed`)
  const drafts = page.getByRole('region', { name: t('triage', 'drafts.title'), exact: true })
  const begin = drafts.locator('summary').filter({ hasText: t('triage', 'drafts.create') })
  await begin.click()
  await expect(drafts.getByLabel(t('drafts', 'which'))).toHaveValue(offered.profile)
  await drafts.getByLabel(t('triage', 'drafts.language'), { exact: true }).selectOption(offered.language)
  await drafts.getByRole('button', { name: t('triage', 'drafts.create') }).click()
  await expect(page).toHaveURL(/\/draft\//)
  const question = page.getByRole('textbox', { name: t('drafts', 'fields.summary'), exact: true })
  await question.fill(`${given}: ${await question.inputValue()}`)
  await expect(page.getByText(t('drafting', 'status.saved'))).toBeVisible()
  await page.getByRole('link', { name: t('drafting', 'toFiling') }).click()
  await page.getByLabel(t('drafts', 'file.reference')).fill(given)
  // Why it is late is asked once: what the leak tells stands there.
  const delay = page.getByRole('textbox', { name: t('drafting', 'filing.delay'), exact: true })
  if ((await delay.count()) > 0) await expect(delay).not.toHaveValue('')
  await page.getByLabel(t('drafts', 'file.reason')).fill('Zoals het portaal het nam / comme le portail l’a pris.')
  await page.getByRole('button', { name: t('drafts', 'file.submit') }).click()
  await expect(page.getByRole('region', { name: t('drafts', 'filed.title') })).toContainText(given)
}

for (const { language, ref, wrote } of cases)
  test(`a leak from part 1 to its end: part 2, supplement, decisions, people, closed (${language})`, async ({ as }) => {
    test.setTimeout(300_000)
    const t = await wordsIn(language)
    const dpo = await as('dpo', { language })
    const given = (part: number) => `DBN-${ref}/${part}`
    const clocks = region(dpo, t, 'clocks.title')

    await test.step('part 1, part 2 and a supplement are filed, each going on from the one before', async () => {
      const parts = ['GBA_PART1', 'GBA_PART2', 'GBA_SUPPLEMENT']
      for (const [at, profile] of parts.entries()) {
        await fileNext(dpo, t, ref, { profile, language }, given(at + 1))
        await visit(dpo, `/leaks/${ref}#step-filed`)
        // A supplement has no clock to end.
        if (at < 2) await expect(clocks).toContainText(given(at + 1))
        else await expect(clocks).not.toContainText(given(at + 1))
      }
    })

    await test.step('what the log must hold is written down', async () => {
      await visit(dpo, `/leaks/${ref}#step-risk`)
      await region(dpo, t, 'facts.title')
        .getByRole('link', { name: t('triage', 'facts.edit') })
        .click()
      for (const field of ['consequences', 'measuresTaken', 'measuresProposed', 'riskReason'])
        await dpo.getByRole('textbox', { name: new RegExp(`^${t('triage', `facts.fields.${field}`)}`) }).fill(wrote)
      await dpo.getByRole('button', { name: t('triage', 'facts.save') }).click()
      await expect(region(dpo, t, 'facts.title')).toContainText(wrote)
    })

    await test.step('management decides what is open: the people are told', async () => {
      const management = await as('management', { language })
      await visit(management, `/leaks/${ref}#step-decision`)
      for (const kind of ['authority', 'people']) {
        const decision = region(management, t, 'decisions.title')
          .getByRole('article')
          .filter({ hasText: t('triage', `decisions.kinds.${kind}`) })
        const signed = decision.getByText(people.management.name)
        const grounds = decision.getByLabel(t('triage', 'decisions.grounds'))
        await expect(signed.or(grounds).first()).toBeVisible()
        if ((await signed.count()) > 0) continue
        await grounds.fill(wrote)
        await decision.getByRole('button').first().click()
        // The last one folds the step.
        await expect(grounds.filter({ visible: true })).toHaveCount(0)
      }
    })

    await test.step('the people were told: the clocks of the people end', async () => {
      // What management decided meanwhile is read anew.
      await visit(dpo, `/leaks?q=${ref}`)
      await visit(dpo, `/leaks/${ref}#step-people`)
      const told = region(dpo, t, 'told.title')
      await told
        .locator('summary')
        .filter({ hasText: t('triage', 'told.mark') })
        .click()
      await told.getByLabel(t('triage', 'told.number')).fill('12')
      await told.getByRole('button', { name: t('triage', 'told.save') }).click()
      await expect(told.locator('summary').first()).toContainText(t('triage', 'steps.states.done'))
    })

    await test.step('it is closed, with a word on what ended late', async () => {
      await visit(dpo, `/leaks/${ref}#step-closed`)
      const closing = dpo.locator('#step-closed')
      for (const key of ['close.why', 'close.whyLate', 'close.whyRunning']) {
        const reason = closing.getByLabel(t('triage', key), { exact: true })
        if ((await reason.count()) > 0) await reason.fill(wrote)
      }
      await closing.getByRole('button', { name: t('triage', 'close.button') }).click()
      await expect(closing).toContainText(t('triage', 'verdict.done.closed'))
      for (const part of [1, 2]) await expect(clocks).toContainText(given(part))
      await visit(dpo, `/leaks?q=${ref}`)
      const row = dpo.getByRole('row', { name: new RegExp(ref) })
      await expect(row).toContainText(t('codes', 'leakStates.closed'))
    })
  })
