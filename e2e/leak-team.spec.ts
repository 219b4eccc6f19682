import { expect, people, test, visit } from './fixtures'
import { line, opened, part, report } from './leak-steps'

test('a team works on a leak until it is closed, and its action lives on', async ({ as }) => {
  test.setTimeout(240_000)
  const ref = await report(await as('employee2'), 'The price list of a customer went to another customer.')
  const [dpo, editor] = [await as('dpo'), await as('editor')]

  await test.step('the DPO confirms that data about companies alone was hit, and invites a technical lead', async () => {
    await visit(dpo, `/leaks/${ref}`)
    const verdict = part(dpo, /Is it a leak/)
    await verdict.getByLabel('No, only data about companies').check()
    await verdict.getByRole('button', { name: 'Confirm' }).click()
    await expect(line(dpo, /Is it a leak/)).toContainText('Confirmed as a leak.')
    const hit = await opened(dpo, /What is hit/)
    await hit
      .locator('summary', { hasText: /^Invite$/ })
      .first()
      .click()
    const person = hit.getByRole('listitem').filter({ hasText: people.editor.name }).first()
    await person.locator('summary', { hasText: 'Invite' }).click()
    await person.getByLabel('As what?').selectOption({ label: 'technical lead' })
    await person.getByRole('button', { name: 'Invite' }).click()
    await expect(hit.getByText(`${people.editor.name} · technical lead`)).toBeVisible()
  })

  await test.step('one click adds the checklist that fits; nothing is added twice', async () => {
    const tasks = await opened(dpo, /^Tasks/)
    const list = tasks.getByRole('listitem').filter({ hasText: 'fits this leak' }).first()
    await expect(list).toContainText('Sent to the wrong person')
    await list.getByRole('button', { name: 'Add 5 tasks' }).click()
    await expect(tasks.getByText('Get a written confirmation that it was deleted').first()).toBeVisible()
    await expect(line(dpo, /^Tasks/)).toContainText('5 open')
  })

  await test.step('the technical lead reads their card, takes a task, does it, and writes down a contact', async () => {
    await visit(editor, `/leaks/${ref}`)
    const card = part(editor, /You are invited: technical lead/)
    await expect(card).toContainText('Secure logs and traces')
    await expect(card).toContainText('Leave to others')
    const tasks = await opened(editor, /^Tasks/)
    const first = tasks.getByRole('listitem').filter({ hasText: 'Ask the recipient' }).first()
    await first.getByRole('button', { name: 'I take it' }).click()
    await expect(first).toContainText(people.editor.name)
    await visit(editor, '/')
    await part(editor, /Tasks for leaks/)
      .getByRole('link', { name: new RegExp(ref) })
      .click()
    await first.locator('summary', { hasText: /^Done$/ }).click()
    await first.getByRole('button', { name: 'Done' }).click()
    await expect(line(editor, /^Tasks/)).toContainText('4 open')
    const timeline = await opened(editor, /^Timeline/)
    await timeline.locator('summary', { hasText: 'Add to the timeline' }).click()
    await timeline.getByLabel('Contact', { exact: true }).check()
    await timeline.getByLabel('With whom').fill('The office of the other customer')
    await timeline
      .getByLabel(/^What happened, or what was said/)
      .fill('They deleted the list and confirm it in writing.')
    await timeline.getByRole('button', { name: 'Add to the timeline' }).click()
    await expect(timeline.getByText('We contacted The office of the other customer · phone')).toBeVisible()
    await timeline.getByRole('link', { name: 'Contacts' }).click()
    await expect(timeline.getByText('The report came in.')).toHaveCount(0)
    await expect(timeline.getByRole('paragraph').filter({ hasText: 'They deleted the list' })).toBeVisible()
  })

  await test.step('closing leads to what is missing', async () => {
    await visit(dpo, `/leaks/${ref}`)
    const closing = await opened(dpo, /\d\. Close/)
    await closing.getByRole('link', { name: 'Likely consequences' }).click()
    await expect(dpo).toHaveURL(/\/facts#section-effects/)
    await dpo.getByLabel(/^Likely consequences/).fill('A competitor saw prices.')
    await dpo.getByLabel(/^Measures taken/).fill('The receiver deleted the list.')
    await dpo.getByRole('button', { name: 'Save the facts' }).click()
    await expect(dpo.getByRole('heading', { level: 1 })).toBeVisible()
    // The promise to people is the company's own, and its clock runs for this one too.
    await expect(await opened(dpo, /\d\. Close/)).toContainText('Still running: People (our promise)')
  })

  await test.step('an action is given before it is closed, with what was learnt', async () => {
    const tasks = await opened(dpo, /^Tasks/)
    await tasks.locator('summary', { hasText: 'Add a task' }).click()
    await tasks.getByLabel('What is to be done').fill(`Check addresses before sending, ${ref}`)
    await tasks.getByLabel('Action', { exact: true }).check()
    const owners = tasks.getByLabel('Who does it').last()
    await owners.selectOption({ label: people.editor.name })
    await tasks.getByRole('button', { name: 'Add a task' }).click()
    await expect(line(dpo, /^Tasks/)).toContainText('5 open')
    const closing = await opened(dpo, /\d\. Close/)
    await closing.getByLabel('What was learnt').fill('Two customers have names that look alike.')
    await closing.getByRole('button', { name: 'Close the leak' }).click()
    await expect(closing.getByRole('alert')).toContainText('People (our promise)')
    await closing.getByLabel('Why is it closed while a clock runs?').fill('Nobody is named in the list.')
    await closing.getByRole('button', { name: 'Close the leak' }).click()
    await expect(dpo.getByRole('heading', { level: 1 }).locator('..')).toContainText('Closed')
    await expect((await opened(dpo, /\d\. Close/)).getByText('Two customers have names that look alike.')).toBeVisible()
  })

  await test.step('the action lives on: in the list, and on the overview of who has it', async () => {
    await visit(dpo, `/leaks/tasks?q=${ref}`)
    await expect(dpo.getByRole('row', { name: new RegExp(`Check addresses before sending, ${ref}`) })).toContainText(
      people.editor.name,
    )
    await visit(editor, '/')
    await expect(part(editor, /Tasks for leaks/)).toContainText(`Check addresses before sending, ${ref}`)
    await visit(dpo, `/leaks/${ref}`)
    await expect(await opened(dpo, /Names inside leaks/)).toContainText('5 years after it ended')
  })
})
