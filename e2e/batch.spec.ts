import { expect, people, test, visit } from './fixtures'
import { writeRecord } from './own-records'
import { wordsIn } from './words'

test('three records get an owner and a tag together, after a preview; each history tells, and it is put back', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const t = await wordsIn('en')
  const dpo = await as('dpo')
  const stamp = Date.now()
  const tag = `tag-${stamp}`
  const refs: string[] = []
  for (const n of [1, 2, 3])
    refs.push(await writeRecord(dpo, t, { register: 'systems', title: `Batch ${stamp} ${n}`, department: 'marketing' }))
  const picks = refs.map((ref) => `pick=${ref}`).join('&')
  const back = encodeURIComponent(`/registers/systems?q=${stamp}`)

  await test.step('nothing chosen to change is said, and nothing is shown', async () => {
    await visit(dpo, `/registers/systems/batch?${picks}&back=${back}`)
    await expect(dpo.getByText(t('batch', 'chosen', { count: 3 }))).toBeVisible()
    await dpo.getByRole('radio', { name: new RegExp(t('batch', 'do.change')) }).check()
    await dpo.getByRole('button', { name: t('batch', 'show') }).click()
    await expect(dpo.getByText(t('batch', 'unchosen'))).toBeVisible()
  })

  await test.step('the preview names each record with what becomes of it', async () => {
    await dpo
      .getByLabel(t('registers', 'fields.ownerId.label'), { exact: true })
      .selectOption({ label: people.editor.name })
    await dpo.getByLabel(t('registers', 'fields.tags.label'), { exact: true }).fill(tag)
    await dpo.getByRole('button', { name: t('batch', 'show') }).click()
    const preview = dpo.getByRole('region', { name: new RegExp(`^${t('batch', 'preview')}`) })
    for (const ref of refs) {
      const row = preview.getByRole('listitem').filter({ hasText: ref })
      await expect(row).toContainText(people.editor.name)
      await expect(row).toContainText(tag)
    }
  })

  const batch = await test.step('one press does it', async () => {
    await visit(dpo, dpo.url())
    await dpo.getByRole('button', { name: t('batch', 'confirm.change', { count: 3 }) }).click()
    await expect(dpo).toHaveURL(/\/batches\/[0-9a-f-]{36}$/)
    await expect(
      dpo.getByRole('heading', { level: 1, name: t('batch', 'doneTitles.change', { count: 3 }) }),
    ).toBeVisible()
    return dpo.url()
  })

  await test.step('the history of each record tells it, and the list finds them by their tag', async () => {
    for (const ref of refs) {
      await visit(dpo, `/registers/systems/${ref}`)
      const history = dpo.getByRole('region', { name: new RegExp(`^${t('registers', 'history.title')}`) })
      await expect(history).toContainText(t('registers', 'history.actions.batch_apply'))
      await expect(history).toContainText(tag)
    }
  })

  await test.step('it is put back as a whole, and says so', async () => {
    await visit(dpo, batch)
    await dpo.getByRole('button', { name: t('batch', 'undo') }).click()
    await expect(
      dpo.getByRole('heading', { level: 1, name: t('batch', 'doneTitles.undo', { count: 3 }) }),
    ).toBeVisible()
    await visit(dpo, batch)
    await expect(dpo.getByText(t('batch', 'undone'))).toBeVisible()
    await visit(dpo, `/registers/systems/${refs[0]}`)
    const history = dpo.getByRole('region', { name: new RegExp(`^${t('registers', 'history.title')}`) })
    await expect(history).toContainText(t('registers', 'history.actions.batch_undo'))
  })
})
