import { catalog } from '../lib/registers/catalog'
import { expectAccessible, expectReflow } from './accessibility'
import { expect, type Language, type Page, test, visit } from './fixtures'

test.describe.configure({ mode: 'parallel' })

const languages: readonly Language[] = ['en', 'nl', 'fr']
const [register] = catalog
const record = `/registers/${register.slug}/${register.key}-001`

/** One address for every route behind sign-in, each for somebody who may see it. */
const places = {
  dpo: [
    '/account',
    '/account/tokens',
    '/api-docs',
    '/settings/webhooks',
    '/audit',
    '/calendar',
    '/leaks/exercises',
    '/findings',
    '/findings/F-001',
    '/findings/F-001/edit',
    '/findings/new',
    '/hand-over',
    '/leaks',
    '/leaks?q=nothing+fits',
    '/map',
    '/organisation',
    '/organisation/edit',
    '/organisation/entities/new',
    `/registers/${register.slug}`,
    `/registers/${register.slug}?q=nothing+fits`,
    `/registers/${register.slug}/new`,
    `/registers/${register.slug}/new?from=${register.key}-001`,
    record,
    `${record}/edit`,
    `${record}/flow`,
    `${record}/review`,
    `${record}/versions`,
    '/registers/activities/templates',
    '/registers/activities/templates?template=payroll',
    '/registers/extract',
    '/registers/retention-rules/E-001',
    '/report-leak',
    '/retention',
    '/retention/deletions/D-001',
    '/retention/deletions/new?rule=E-001',
    '/retention/holds/H-001',
    '/retention/holds/new',
    '/reviews',
    '/suppression',
    '/sharing',
    '/sharing/SH-001',
    '/sharing/new',
    '/statement',
    '/statement/comparison',
    '/statement/draft',
    '/statement/draft?show=differences',
    '/statement/new',
    '/statement/promises',
    '/statement/promises/R3',
    '/statement/promises/R3/edit',
    '/statement/promises/new',
    '/settings/adequacy',
    '/settings/clocks',
    '/settings/intake',
    '/settings/reports',
    '/settings/reports/GBA_PART1',
    '/settings/departments',
  ],
  admin: ['/users', '/users/new', '/settings/jobs', '/settings/files', '/settings/mail'],
  employee: ['/my-reports', record],
} as const

// Structure does not change with the language: each page is looked at once, a third of them in each; the frame in all three.
// DERTIG_AXE=every looks at every page in every language, which takes three times as long.
const every = process.env.DERTIG_AXE === 'every'
for (const [turn, language] of languages.entries()) {
  test(`axe finds nothing serious behind sign-in: ${language}`, async ({ as }) => {
    test.setTimeout(every ? 1_800_000 : 600_000)
    for (const person of ['dpo', 'admin', 'employee'] as const) {
      const page = await as(person, { language })
      await look(page, '/', 'page')
      const addresses = [...places[person], ...(await deeper[person](page))]
      for (const address of addresses.filter((_, at) => every || at % languages.length === turn))
        await look(page, address)
    }
  })

  test(`axe finds nothing serious before sign-in: ${language}`, async ({ guest, problems }) => {
    problems.allow(/status of 404/)
    const page = await guest({ language })
    await look(page, '/login', 'page')
    await look(page, '/welcome/no-such-link', 'page', 404)
  })
}

test('the first pages and the report fit a narrow phone', async ({ as, guest }) => {
  const narrow = { viewport: { width: 320, height: 700 }, hasTouch: true }
  const visitor = await guest({ ...narrow, language: 'fr' })
  await visit(visitor, '/login')
  await expectReflow(visitor)
  const employee = await as('employee', { ...narrow, language: 'fr' })
  for (const address of ['/', '/my-reports', '/report-leak', `/registers/${register.slug}`]) {
    await visit(employee, address)
    await expectReflow(employee)
  }
  await visit(employee, '/report-leak')
  await employee.getByRole('radio').first().check()
  for (let step = 1; step < 8; step += 1) {
    const text = employee.locator('#story')
    if (await text.isVisible()) await text.fill('Une liste est partie à la mauvaise adresse.')
    await employee.locator('main form footer button[type=submit]').click()
    await expect(employee.getByText(`${step + 1} / 8`).or(employee.getByText(`${step + 1} sur 8`))).toBeVisible()
    await expectReflow(employee)
  }
  const dpo = await as('dpo', narrow)
  await visit(dpo, '/')
  await expectReflow(dpo)
})

/** Addresses that only the pages themselves know. */
const deeper = {
  dpo: async (page: Page) => {
    const leak = await linked(page, '/leaks', 'L-2026-004')
    await page.goto(leak)
    const read = [leak, `${leak}/facts`, ...(await drafts(page))]
    await page.goto(await linked(page, '/leaks', 'L-2026-007'))
    const open = await drafts(page)
    return [...read, ...open, ...open.map((draft) => `${draft}/file`)]
  },
  admin: async (page: Page) => [await linked(page, '/users', 'Lotte Claes')],
  employee: async () => [],
} as const

/** Where a row of a list leads, without the place on that page. */
async function linked(page: Page, from: string, name: string): Promise<string> {
  await page.goto(from)
  const href = await page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('rowheader')
    .getByRole('link')
    .first()
    .getAttribute('href')
  return href?.replace(/#.*/, '') ?? ''
}

async function drafts(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('a[href*="/draft/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  return hrefs.flatMap((href) => href ?? [])
}

async function look(page: Page, address: string, part: 'page' | 'main' = 'main', status = 200): Promise<void> {
  expect.soft((await page.goto(address))?.status(), address).toBe(status)
  await expectAccessible(page, part)
}
