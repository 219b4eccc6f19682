import { expect, type Page, visit } from './fixtures'

/** Nobody goes by a name that somebody has, also when a test is tried again. */
export const own = (name: string) => `${name} ${Date.now() % 1_000_000}`

export type NewPerson = { name: string; email: string; password: string }

/** A person of a test's own: added by the administrator, with a password chosen over the link. */
export async function added(admin: Page, page: Page, person: NewPerson): Promise<void> {
  await visit(admin, '/users/new')
  await admin.getByLabel('Name', { exact: true }).fill(person.name)
  await admin.getByLabel('E-mail address').fill(person.email)
  await admin.getByRole('button', { name: 'Add a person' }).click()
  await visit(page, await admin.getByLabel('Link to choose a password').inputValue())
  await page.getByLabel('New password').fill(person.password)
  await page.getByRole('button', { name: 'Save password' }).click()
  await expect(page).toHaveURL(/\/login/)
}
