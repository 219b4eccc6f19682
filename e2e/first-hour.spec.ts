import { payroll } from '@/lib/templates/catalog/payroll'
import { watched } from './cost'
import { test as base, expect, type Page, ready, signIn, visit } from './fixtures'
import { type Fresh, startFresh } from './fresh'
import { asked } from './own-records'
import { wordsIn } from './words'

const test = base.extend<{ fresh: Fresh }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from here that nothing is needed
  fresh: async ({}, use) => {
    const fresh = await startFresh()
    await use(fresh)
    await fresh.stop()
  },
})

const password = 'lange-regen-boven-Gent'

test('the first hour of a company: set up, and every step done by who does it, ticked by what is there', async ({
  fresh,
  guest,
}) => {
  test.setTimeout(300_000)
  const t = await wordsIn('nl')
  const newcomer = () => guest({ language: 'nl', baseURL: fresh.url })
  const [admin, dpo, management, editor] = [await newcomer(), await newcomer(), await newcomer(), await newcomer()]
  const cost = await watched([admin, dpo, management, editor])
  const checklist = (page: Page) => page.getByRole('region', { name: t('first-hour', 'title'), exact: true })
  const step = (page: Page, name: string) =>
    checklist(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: t('first-hour', `steps.${name}.title`) }) })
  /** Goes to the overview and from there to where a step is done. */
  const begin = async (page: Page, name: string, place: RegExp) => {
    await page.goto('/')
    await step(page, name).getByRole('link').click()
    await expect(page).toHaveURL(place)
    await ready(page)
  }
  const progress = async (page: Page, done: number, all: number) => {
    await page.goto('/')
    await expect(checklist(page).getByText(t('first-hour', 'progress', { done, all }), { exact: true })).toBeVisible()
  }
  const field = (page: Page, section: string, name: string) =>
    page
      .getByRole('region', { name: t('organisation', `sections.${section}`), exact: true })
      .getByRole('textbox', { name: asked(t('organisation', `fields.${name}`)) })

  await test.step('who sets Dertig up is signed in at once and reads what comes next', async () => {
    await visit(admin, `/setup#${fresh.token}`)
    await admin.getByLabel(t('access', 'setup.organisation')).fill('Bakkerij Baert')
    await admin.getByLabel(t('access', 'person.name'), { exact: true }).fill('Els Baert')
    await admin.getByLabel(t('access', 'person.email')).fill('els@bakkerij.test')
    await admin.getByLabel(t('access', 'password.new'), { exact: true }).fill(password)
    await admin.getByRole('button', { name: t('access', 'setup.submit'), exact: true }).click()
    await expect(admin).toHaveURL(`${fresh.url}/`)
    await progress(admin, 0, 10)
    await expect(step(admin, 'company')).toContainText(t('first-hour', 'nobody', { role: t('nav', 'roles.dpo') }))
  })

  await test.step('the administrator makes a department, and says that there is no mail', async () => {
    await begin(admin, 'departments', /\/settings\/departments$/)
    await admin.getByLabel(t('organisation', 'departments.name'), { exact: true }).fill('Winkel')
    await admin.getByRole('button', { name: t('organisation', 'departments.add') }).click()
    await expect(admin.getByRole('listitem').filter({ hasText: 'Winkel' })).toBeVisible()
    await progress(admin, 1, 10)
    await ready(admin)
    await step(admin, 'mail').getByText(t('first-hour', 'without.button')).click()
    await step(admin, 'mail').getByLabel(t('first-hour', 'without.reason')).fill('We staan naast elkaar.')
    await step(admin, 'mail')
      .getByRole('button', { name: t('first-hour', 'without.submit') })
      .click()
    await expect(step(admin, 'mail')).toHaveCount(0)
    await progress(admin, 2, 10)
  })

  /** Adds a person by their step; answers the link for them. */
  const invite = async (role: string, name: string, ask: () => Promise<void> = async () => {}) => {
    await begin(admin, role, new RegExp(`/users/new\\?role=${role}$`))
    await expect(admin.getByRole('checkbox', { name: t('nav', `roles.${role}`) })).toBeChecked()
    await admin.getByLabel(t('access', 'person.name'), { exact: true }).fill(name)
    await admin.getByLabel(t('access', 'person.email')).fill(`${role}@bakkerij.test`)
    await ask()
    await admin.getByRole('button', { name: t('access', 'people.add'), exact: true }).click()
    const link = await admin.getByLabel(t('access', 'link.label')).inputValue()
    await admin.goto('/')
    await expect(step(admin, role), 'invited is not there yet').toContainText(t('first-hour', 'invited'))
    return link
  }
  const enter = async (page: Page, role: string, link: string) => {
    await visit(page, link)
    await page.getByLabel(t('access', 'password.new'), { exact: true }).fill(password)
    await page.getByRole('button', { name: t('access', 'welcome.submit') }).click()
    await expect(page).toHaveURL(/\/login/)
    await signIn(page, { email: `${role}@bakkerij.test`, password })
  }

  await test.step('a DPO, management and a record owner come in; none into a dead end', async () => {
    const dpoLink = await invite('dpo', 'Sofie Maes')
    await enter(dpo, 'dpo', dpoLink)
    await enter(management, 'management', await invite('management', 'Koen Jacobs'))
    const editorLink = await invite('editor', 'An Peeters', async () => {
      await admin.getByRole('button', { name: t('access', 'people.add'), exact: true }).click()
      await expect(admin.getByText(t('access', 'fields.editor_department'), { exact: true })).toBeVisible()
      await admin.getByLabel(t('access', 'roles.newDepartment')).fill('Atelier')
      await admin.getByRole('button', { name: t('access', 'roles.addDepartment') }).click()
      await expect(admin.getByRole('checkbox', { name: 'Atelier' })).toBeChecked()
    })
    await enter(editor, 'editor', editorLink)
    await progress(admin, 5, 10)
    await expect(step(admin, 'company'), 'whom it waits for').toContainText('Sofie Maes')
    const again = await newcomer()
    await visit(again, editorLink)
    await expect(again.getByRole('heading', { name: t('access', 'welcome.used.title') })).toBeVisible()
  })

  await test.step('the DPO describes the company, with whom to call and who files', async () => {
    await progress(dpo, 5, 11)
    await begin(dpo, 'company', /\/organisation\/edit$/)
    await field(dpo, 'company', 'enterpriseNumber').fill('0123.456.749')
    await field(dpo, 'company', 'address').fill('Kerkstraat 1')
    await field(dpo, 'company', 'city').fill('Gent')
    await field(dpo, 'contact', 'privacyContactPhone').fill('+32 9 000 00 00')
    const authority = dpo.getByRole('region', { name: t('organisation', 'sections.authority'), exact: true })
    await authority.getByRole('button', { name: t('form', 'addRow') }).click()
    await authority.getByRole('textbox', { name: asked(t('organisation', 'portal.name')) }).fill('Koen Jacobs')
    await dpo.getByRole('button', { name: t('organisation', 'save'), exact: true }).click()
    await expect(dpo).toHaveURL(/\/organisation$/)
    await progress(dpo, 8, 11)
  })

  await test.step('the record owner starts from a template, in the empty register', async () => {
    await visit(editor, '/registers/activities')
    await expect(editor.getByText(t('registers', 'empty.title'))).toBeVisible()
    await editor
      .getByRole('main')
      .getByRole('link', { name: t('templates', 'offer.example') })
      .click()
    await expect(editor.getByRole('heading', { level: 1 })).toHaveText(payroll.title.nl)
    await ready(editor)
    await editor.getByRole('button', { name: /ontwerpen maken$/ }).click()
    await expect(editor).toHaveURL(/\/registers\/activities\/A-001$/)
    await editor
      .getByRole('main')
      .getByRole('link', { name: payroll.purposes[0]?.title.nl ?? '' })
      .first()
      .click()
    await expect(editor).toHaveURL(/\/registers\/purposes\/P-001$/)
    await ready(editor)
    await editor.getByRole('button', { name: t('review', 'submit'), exact: true }).click()
    await expect(editor.getByText(t('review', 'waiting.submitted')).first()).toBeVisible()
  })

  await test.step('the DPO reviews it and management puts it in force, each led there', async () => {
    await progress(dpo, 9, 11)
    await begin(dpo, 'inForce', /\/reviews\?f\.state=dpo$/)
    await dpo.getByRole('row').filter({ hasText: 'P-001' }).getByRole('link').click()
    await expect(dpo).toHaveURL(/\/P-001\/review$/)
    await ready(dpo)
    await dpo.getByRole('button', { name: t('review', 'accept'), exact: true }).click()
    await expect(dpo).toHaveURL(/\/P-001$/)
    await begin(management, 'inForce', /\/reviews\?f\.state=management$/)
    await management.getByRole('row').filter({ hasText: 'P-001' }).getByRole('link').click()
    await expect(management).toHaveURL(/\/P-001\/review$/)
    await ready(management)
    await management.getByRole('button', { name: t('review', 'force'), exact: true }).click()
    await expect(management).toHaveURL(/\/P-001$/)
    await progress(management, 10, 11)
    await admin.goto('/')
    await expect(checklist(admin), 'the administrator reads nothing of leaks: all is done').toHaveCount(0)
  })

  // From nothing to a record in force, by four people.
  cost.tell('first hour, to a record in force')

  await test.step('a leak is reported on trial, and the checklist is gone for everybody', async () => {
    await begin(dpo, 'report', /\/report-leak$/)
    await dpo.getByLabel(t('report-form', 'happened.options.wrong_person'), { exact: true }).check()
    await dpo.getByRole('button', { name: t('report-form', 'next'), exact: true }).click()
    await dpo.getByLabel(t('report-form', 'story.title')).fill('Oefening: er is niets gebeurd.')
    await dpo.getByRole('button', { name: t('report-form', 'next'), exact: true }).click()
    await dpo.getByLabel(t('report-form', 'noticed.options.now'), { exact: true }).check()
    await dpo.getByRole('button', { name: t('report-form', 'sendNow'), exact: true }).click()
    await expect(dpo.getByRole('heading', { level: 1, name: t('report-form', 'receipt.title') })).toBeVisible()
    for (const page of [dpo, management, editor]) {
      await page.goto('/')
      await expect(page.getByRole('heading', { level: 1, name: t('overview', 'title') })).toBeVisible()
      await expect(checklist(page)).toHaveCount(0)
    }
  })
})
