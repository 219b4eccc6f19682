import { type Page, visit } from './fixtures'

/** A part of a page under its own heading. */
export const part = (page: Page, title: RegExp) => page.getByRole('region', { name: title })

/** Opens a part of the page that may be folded. */
export async function opened(page: Page, title: RegExp) {
  const within = part(page, title)
  const fold = within.locator('details[data-fold]')
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click()
  return within
}

/** Unfolds a form within a part of the page that is open. */
export async function unfold(page: Page, section: RegExp, summary: string) {
  const within = part(page, section)
  await within.locator('summary', { hasText: summary }).click()
  return within
}

/** What the strip says is next. */
export const next = (page: Page) => part(page, /^(Next|What to do next)/).getByRole('heading')

/** The line of a step, also while it is folded. */
export const line = (page: Page, step: RegExp) => part(page, step).locator('summary').first()

/** Reports a leak as an employee does, and answers its reference. */
export async function report(page: Page, story: string): Promise<string> {
  await visit(page, '/report-leak')
  await page.getByLabel('Sent to the wrong person').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Tell us in a sentence or two').fill(story)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Send what I have' }).click()
  return (await page.getByText(/^L-\d{4}-\d+$/).innerText()).trim()
}
