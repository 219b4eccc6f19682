import { expect, ready, signIn, test, visit } from './fixtures'
import { hasMails, mailTo } from './mails'
import { added, own } from './own-people'

test('the administrator adds a person, whose link lets them choose a password once', async ({ as, guest }) => {
  const admin = await as('admin')
  const person = {
    name: own('Nele Janssens'),
    email: `nele.${Date.now()}@optipost.example`,
    password: 'lange-regen-boven-Gent',
  }
  await visit(admin, '/users')
  await admin.getByRole('link', { name: 'Add a person' }).click()
  await admin.getByLabel('Name', { exact: true }).fill(person.name)
  await admin.getByLabel('E-mail address').fill(person.email)
  await admin.getByRole('combobox', { name: 'Language' }).selectOption('en')
  await admin.getByRole('button', { name: 'Add a person' }).click()
  const link = await admin.getByLabel('Link to choose a password').inputValue()

  const newcomer = await guest()
  await visit(newcomer, link)
  await expect(newcomer.getByRole('heading', { name: `Welcome, ${person.name}` })).toBeVisible()
  await newcomer.getByLabel('New password').fill('short')
  await newcomer.getByRole('button', { name: 'Save password' }).click()
  await expect(newcomer.getByText('Use at least 12 characters.', { exact: true })).toBeVisible()
  await newcomer.getByLabel('New password').fill(person.password)
  await newcomer.getByRole('button', { name: 'Save password' }).click()
  await expect(newcomer).toHaveURL(/\/login/)
  await signIn(newcomer, person)
  await expect(newcomer.getByText(`Good to see you, ${person.name}`)).toBeVisible()

  await test.step('the link works once', async () => {
    const stranger = await guest()
    await visit(stranger, link)
    await expect(stranger.getByRole('heading', { name: 'This link was already used' })).toBeVisible()
    await stranger.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
    await expect(stranger).toHaveURL(/\/login/)
  })

  await test.step('disabling ends the session on the next request', async () => {
    await visit(admin, '/users')
    await admin
      .getByRole('row', { name: new RegExp(person.email) })
      .getByRole('link')
      .click()
    await admin.getByRole('button', { name: 'Disable account' }).click()
    await expect(admin.getByRole('button', { name: 'Enable account' })).toBeVisible()
    await newcomer.goto('/')
    await expect(newcomer).toHaveURL(/\/login/)
  })
})

test('changed roles end the session too, and bring other rights', async ({ as, guest }) => {
  const admin = await as('admin')
  const person = {
    name: own('Piet Roels'),
    email: `piet.${Date.now()}@optipost.example`,
    password: 'stille-boot-op-de-Schelde',
  }
  const page = await guest()
  await added(admin, page, person)
  await signIn(page, person)
  const findings = page
    .getByRole('navigation', { name: /Main|Hoofd/ })
    .getByRole('link', { name: /Findings|Vaststellingen|Bevindingen/ })
  await expect(findings).toHaveCount(0)

  await visit(admin, '/users')
  await admin
    .getByRole('row', { name: new RegExp(person.email) })
    .getByRole('link')
    .click()
  await admin.getByLabel('Record owner').check()
  await admin.getByLabel('Sales (example)').check()
  await admin.getByRole('button', { name: 'Save roles' }).click()
  await expect(admin.getByText('Saved.')).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveURL(/\/login/)
  await signIn(page, person)
  await ready(page)
  await expect(findings).toBeVisible()
})

test('signing out everywhere ends the other browser of the same person', async ({ as, guest }) => {
  const person = {
    name: own('Mia Baert'),
    email: `mia.${Date.now()}@optipost.example`,
    password: 'zachte-tram-naar-Ledeberg',
  }
  const [here, there] = [await guest(), await guest()]
  await added(await as('admin'), here, person)
  await signIn(here, person)
  await signIn(there, person)
  await visit(here, '/account')
  await here.getByRole('button', { name: /^Sign out everywhere|^Overal afmelden/ }).click()
  await expect(here).toHaveURL(/\/login/)
  await there.goto('/')
  await expect(there).toHaveURL(/\/login/)
})

// An application that was started elsewhere sends its mail elsewhere.
if (hasMails)
  test('the link comes by mail and is not on the screen, in the language of the person', async ({ as, guest }) => {
    const admin = await as('admin')
    const email = `elodie.${Date.now()}@people.test`
    await visit(admin, '/users/new')
    await admin.getByLabel('Name', { exact: true }).fill(own('Élodie Lefèvre'))
    await admin.getByLabel('E-mail address').fill(email)
    await admin.getByRole('combobox', { name: 'Language' }).selectOption('fr')
    await admin.getByRole('button', { name: 'Add a person' }).click()
    await expect(admin.getByText('A mail brings the link to the person.')).toBeVisible()
    await expect(admin.getByLabel('Link to choose a password')).toHaveCount(0)

    const mail = await mailTo(email)
    expect(mail.subject).toContain('Choisissez votre mot de passe')
    const link = /http\S+\/welcome\/[\w-]{43}/.exec(mail.text ?? '')?.[0] ?? ''
    expect(link).not.toBe('')
    const newcomer = await guest({ language: 'fr' })
    await visit(newcomer, link)
    await expect(newcomer.getByRole('heading', { name: /Élodie Lefèvre/ })).toBeVisible()

    await test.step('an example address gets none, and the screen says so', async () => {
      await visit(admin, '/users/new')
      await admin.getByLabel('Name', { exact: true }).fill(own('Jan Voorbeeld'))
      await admin.getByLabel('E-mail address').fill(`jan.${Date.now()}@optipost.example`)
      await admin.getByRole('button', { name: 'Add a person' }).click()
      await expect(admin.getByText('This is an example address, so no mail is sent')).toBeVisible()
    })

    await test.step('the administrator sees that mail goes out', async () => {
      await visit(admin, '/settings')
      const pages = admin.getByRole('navigation', { name: 'Settings' })
      await expect(admin, 'the old address leads to the first of the pages').toHaveURL(/\/settings\/departments$/)
      await pages.getByRole('link', { name: 'Jobs' }).click()
      await expect(admin.getByText('mail.housekeeping')).toBeVisible()
      await pages.getByRole('link', { name: 'Mail' }).click()
      await expect(admin.getByText('dertig@optipost.test')).toBeVisible()
      await admin.getByRole('button', { name: 'Send a test mail to myself' }).click()
      await expect(admin.getByText('Your own address is an example address')).toBeVisible()
    })
  })
