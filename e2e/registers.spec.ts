import { fieldsOf } from '@/lib/registers/declare/define'
import { catalog } from '../lib/registers/catalog'
import { expect, test, visit } from './fixtures'

test.describe.configure({ mode: 'parallel' })

for (const register of catalog) {
  const path = `/registers/${register.slug}`
  const first = `${register.key}-001`
  // The statement weighs no interests, so no test of the example is in force.
  const inForce = register.slug !== 'interest-tests'

  test(`${register.slug}: the table searches, filters, sorts, pages and hides columns in its address`, async ({
    as,
  }) => {
    const page = await as('dpo')
    await visit(page, path)
    const rows = page
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
    const title = (await rows.first().getByRole('rowheader').getByRole('link').innerText()).trim()

    await page.getByRole('searchbox').fill(title)
    await expect(page).toHaveURL(/[?&]q=/)
    await expect(rows.first()).toContainText(title)
    await page.getByRole('link', { name: 'Clear filters' }).click()
    await expect(page).toHaveURL(new RegExp(`${path}$`))
    await expect(page.getByRole('link', { name: 'Clear filters' })).toHaveCount(0)

    await page.getByRole('button', { name: /^Status/ }).click()
    const [status, word] = inForce ? ['in_force', 'In force'] : ['draft', 'Draft']
    await page.getByRole('link', { name: new RegExp(`^${word}`) }).click()
    await expect(page).toHaveURL(new RegExp(`f\\.status=${status}`))
    for (const row of await rows.all()) await expect(row).toContainText(word)
    await page.keyboard.press('Escape')
    await page.goBack()
    await expect(page).toHaveURL(new RegExp(`${path}$`))

    const number = page.getByRole('columnheader', { name: 'No.' })
    await number.getByRole('link').click()
    await expect(number).toHaveAttribute('aria-sort', 'ascending')
    await expect(page).toHaveURL(/sort=ref/)
    await expect(rows.first()).toContainText(first)
    await number.getByRole('link').click()
    await expect(number).toHaveAttribute('aria-sort', 'descending')
    await expect(page).toHaveURL(/sort=-ref/)

    await page.getByRole('button', { name: 'View' }).click()
    const view = page.locator('#view-menu')
    await view.getByRole('link', { name: 'Status', exact: true }).click()
    await expect(page.getByRole('columnheader', { name: 'Status' })).toHaveCount(0)
    await expect(page).toHaveURL(/cols=/)
    await view.getByRole('link', { name: '25', exact: true }).click()
    await expect(page).toHaveURL(/size=25/)
    await page.reload()
    await expect(page.getByRole('columnheader', { name: 'Status' })).toHaveCount(0)
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(/1–\d+ of \d+/)
  })

  test(`${register.slug}: a record is written, changed, retired and restored`, async ({ as }) => {
    const page = await as('dpo')
    const name = `Browser ${register.slug} ${Date.now()}`
    const heading = page.getByRole('heading', { level: 1 })
    await visit(page, path)
    await page.getByRole('link', { name: 'New', exact: true }).click()
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await expect(page.getByRole('main').getByRole('alert').getByRole('link', { name: /^Name/ })).toBeVisible()
    await page.getByRole('main').getByRole('alert').getByRole('link', { name: /^Name/ }).click()
    await page.keyboard.type(name)
    await page.getByRole('button', { name: 'Save as draft' }).click()
    await expect(heading).toHaveText(name)
    await expect(page.getByText('Draft', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('region', { name: /^What is missing/ }).getByRole('listitem')).not.toHaveCount(0)

    await page.getByRole('link', { name: 'Change', exact: true }).click()
    await page.getByRole('textbox', { name: /^Name/ }).fill(`${name}, changed`)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(heading).toHaveText(`${name}, changed`)
    await expect(page.getByRole('region', { name: /^History/ })).toContainText('Changed')

    await page.getByRole('button', { name: 'Retire' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click()
    await expect(page.getByText('Retired', { exact: true }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
    await expect(page.getByText('Draft', { exact: true }).first()).toBeVisible()
  })

  test(`${register.slug}: a record shows its parts, what uses it and its history; an employee reads titles only`, async ({
    as,
    problems,
  }) => {
    problems.allow(/status of 404/)
    const dpo = await as('dpo')
    await visit(dpo, path)
    await dpo.getByRole('row').filter({ hasText: first }).getByRole('rowheader').getByRole('link').click()
    await expect(dpo).toHaveURL(new RegExp(`${first}$`))
    for (const part of [/^What is missing/, /^Used by/, /^Findings/, /^History/])
      await expect(dpo.getByRole('region', { name: part })).toBeVisible()
    expect(await dpo.getByRole('term').count()).toBeGreaterThan(fieldsOf(register).length / 3)

    const employee = await as('employee')
    await visit(employee, path)
    const heads = employee.getByRole('columnheader')
    await expect(heads).toHaveCount(inForce ? 3 : 0)
    await expect(employee.getByRole('link', { name: 'New', exact: true })).toHaveCount(0)
    await visit(employee, `${path}/${first}`)
    await expect(employee.getByRole('region', { name: /^What is missing/ })).toHaveCount(0)
    await expect(employee.getByRole('link', { name: 'Change', exact: true })).toHaveCount(0)
    for (const address of [
      `${path}/new`,
      `${path}/${first}/edit`,
      `${path}/${first}/review`,
      `${path}/${register.key}-999`,
    ])
      expect((await employee.goto(address))?.status(), address).toBe(404)
  })
}
