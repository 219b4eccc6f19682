import { expect, type Page, people, test, visit } from './fixtures'
import { writeRecord } from './own-records'
import { type Words, wordsIn } from './words'

const measurePage = (ref: string) => `/registers/measures/${ref}`
const part = (page: Page, heading: string) => page.getByRole('region', { name: new RegExp(`^${heading}`) })

test('an editor asks the DPO to look; who is asked finds it, others read it, the author takes it away', async ({
  as,
}) => {
  test.setTimeout(360_000)
  const t = await wordsIn('en')
  const editor = await as('editor')
  const dpo = await as('dpo')
  const auditor = await as('auditor')
  const title = `Talked about ${Date.now()}`
  const question = `Is this still how the badges are handed out? ${Date.now()}`
  const body = `${question} @${people.dpo.name}`
  const ref = await writeRecord(editor, t, { register: 'measures', title, department: 'marketing' })
  const comments = (page: Page) => part(page, t('talk', 'title'))
  const said = (page: Page) => comments(page).getByRole('listitem').filter({ hasText: body })
  const asked = (page: Page) => part(page, t('overview', 'groups.mentions')).getByRole('link', { name: title })

  await test.step('the DPO is asked nothing yet', async () => {
    await visit(dpo, '/')
    await expect(asked(dpo)).toHaveCount(0)
  })

  await test.step('the editor writes; the @ opens the people who can be asked', async () => {
    await expect(comments(editor)).toContainText(t('talk', 'none'))
    const text = comments(editor).getByLabel(t('talk', 'new'))
    const offered = comments(editor).getByRole('option')
    await text.fill(`${question} @`)
    await text.press('End')
    await text.pressSequentially(people.employee.name.slice(0, 3))
    await expect(offered).toHaveCount(0)
    await text.fill(`${question} @`)
    await text.pressSequentially(people.dpo.name.slice(0, 3))
    await expect(offered).toHaveText([people.dpo.name])
    await text.press('Enter')
    await expect(text).toHaveValue(`${body} `)
    await expect(comments(editor)).toContainText(t('talk', 'ask', { count: 1 }))
    await comments(editor)
      .getByRole('button', { name: t('talk', 'send') })
      .click()
    await expect(said(editor)).toContainText(people.editor.name)
    await expect(said(editor)).toContainText(t('talk', 'asked', { names: people.dpo.name }))
    await expect(comments(editor).getByLabel(t('talk', 'new'))).toHaveValue('')
  })

  await test.step('the DPO finds it on the overview, opens it, and it is gone from there', async () => {
    await visit(dpo, '/')
    await asked(dpo).click()
    await expect(dpo).toHaveURL(new RegExp(`${measurePage(ref)}#comments$`))
    await expect(said(dpo)).toBeVisible()
    await expect(async () => {
      await visit(dpo, '/')
      await expect(asked(dpo)).toHaveCount(0)
    }).toPass()
  })

  await test.step('the auditor reads it and has no box to write in', async () => {
    await visit(auditor, measurePage(ref))
    await expect(said(auditor)).toBeVisible()
    await expect(auditor.getByLabel(t('talk', 'new'))).toHaveCount(0)
    await expect(said(auditor).getByText(t('talk', 'remove.ask'), { exact: true })).toHaveCount(0)
  })

  await test.step('the author removes it: the words stay in the log alone, that it was removed stays in place', async () => {
    await said(editor).getByText(t('talk', 'remove.ask'), { exact: true }).click()
    await said(editor)
      .getByRole('button', { name: t('talk', 'remove.confirm') })
      .click()
    const removed = t('talk', 'removedBy', { name: people.editor.name })
    await expect(comments(editor)).toContainText(removed)
    for (const page of [editor, auditor]) {
      await visit(page, measurePage(ref))
      await expect(comments(page)).toContainText(removed)
      await expect(comments(page)).not.toContainText(body)
    }
    await expect(editor.getByRole('main')).not.toContainText(body)
  })
})

test('the DPO hands one record over: the owner changes at once, and nothing is reviewed', async ({ as }) => {
  test.setTimeout(240_000)
  const t = await wordsIn('en')
  const dpo = await as('dpo')
  const stays = `Stays with the DPO ${Date.now()}`
  const goes = `Goes to the editor ${Date.now()}`
  const own = { register: 'measures', department: 'marketing', owner: 'dpo' } as const
  const stayed = await writeRecord(dpo, t, { ...own, title: stays })
  const gone = await writeRecord(dpo, t, { ...own, title: goes })
  const ownedBy = (name: string) => t('registers', 'facts.owner', { name })
  await expect(dpo.getByRole('main')).toContainText(ownedBy(people.dpo.name))

  await test.step('one of the records is chosen and goes', async () => {
    await dpo.getByRole('link', { name: t('talk', 'handOver.link'), exact: true }).click()
    await expect(dpo.getByRole('heading', { level: 1, name: t('talk', 'handOver.title') })).toBeVisible()
    const records = dpo.getByRole('group', { name: t('talk', 'handOver.records', { name: people.dpo.name }) })
    await clear(dpo, t)
    await records.getByRole('checkbox', { name: `${gone} ${goes}` }).check()
    await dpo.getByRole('combobox', { name: t('talk', 'handOver.to'), exact: true }).selectOption({
      label: people.editor.name,
    })
    await dpo.getByRole('button', { name: t('talk', 'handOver.submit', { count: 1 }), exact: true }).click()
    await expect(dpo.getByText(t('talk', 'handOver.done', { count: 1 }))).toBeVisible()
    await expect(records.getByRole('checkbox', { name: `${gone} ${goes}` })).toHaveCount(0)
    await expect(records.getByRole('checkbox', { name: `${stayed} ${stays}` })).toBeVisible()
  })

  await test.step('it is the editor’s now, still a draft that stands for no review; the history tells it', async () => {
    const editor = await as('editor')
    await visit(editor, measurePage(gone))
    const page = editor.getByRole('main')
    await expect(page).toContainText(ownedBy(people.editor.name))
    await expect(page.getByText(t('registers', 'status.draft'), { exact: true }).first()).toBeVisible()
    await expect(page.getByText(t('review', 'waiting.submitted'))).toHaveCount(0)
    await expect(editor.getByRole('link', { name: t('registers', 'edit'), exact: true })).toBeVisible()
    await visit(dpo, measurePage(gone))
    await expect(part(dpo, t('registers', 'history.title'))).toContainText(
      t('registers', 'history.actions.record_hand_over'),
    )
    await visit(dpo, measurePage(stayed))
    await expect(dpo.getByRole('main')).toContainText(ownedBy(people.dpo.name))
  })
})

/** Takes away everything that is chosen at first. */
async function clear(page: Page, t: Words): Promise<void> {
  await visit(page, page.url())
  for (const all of await page.getByRole('checkbox', { name: t('talk', 'handOver.all'), exact: true }).all())
    await all.uncheck()
}
