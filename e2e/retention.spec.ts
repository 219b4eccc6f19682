import { expect, type Page, test, visit } from './fixtures'
import { asked, saveRecord, startRecord, writeRecord } from './own-records'
import { type Words, wordsIn } from './words'

const rulePage = (ref: string) => `/registers/retention-rules/${ref}`

test('a batch is due, a hold stops its deletion, and once it is lifted the deletion is recorded as proof', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const t = await wordsIn('en')
  const dpo = await as('dpo')
  const colleague = await as('dpo')
  const auditor = await as('auditor')
  const stamp = Date.now()
  const title = `Orders kept ${stamp}`
  const batch = `Orders of 2020, ${stamp}`
  const scope = `All orders of 2020 in the archive, ${stamp}.`
  const reason = `A customer disputes an order, ${stamp}.`
  const due = (page: Page) => page.getByRole('region', { name: asked(t('retention', 'due.title')) })
  const dueRow = (page: Page) => due(page).getByRole('row').filter({ hasText: batch })
  const record = dpo.getByRole('button', { name: t('retention', 'deletions.save'), exact: true })
  const main = dpo.getByRole('main')

  const rule = await test.step('a rule of one year with a batch of years ago', async () => {
    await startRecord(dpo, t, { register: 'retention-rules', title })
    await choose(dpo, t('retention-rules', 'fields.trigger.label'), t('codes', 'retentionTriggers.invoice_date'))
    await write(dpo, t('retention-rules', 'fields.period.label'), '1')
    await choose(dpo, t('retention-rules', 'fields.action.label'), t('codes', 'retentionActions.delete'))
    const batches = dpo.getByRole('group', { name: asked(t('retention-rules', 'fields.batches.label')) })
    await batches.getByRole('button', { name: t('form', 'addRow') }).click()
    await batches.getByLabel(t('retention-rules', 'fields.batches.columns.name'), { exact: true }).fill(batch)
    await batches
      .getByLabel(t('retention-rules', 'fields.batches.columns.triggerOn'), { exact: true })
      .fill('2020-12-31')
    return saveRecord(dpo, t, title)
  })

  await test.step('it is due, and the calendar says that it is late', async () => {
    await visit(dpo, '/retention')
    await expect(dueRow(dpo)).toContainText(`${rule} ${title}`)
    await expect(dueRow(dpo)).toContainText(t('retention', 'due.overdue'))
    await expect(dueRow(dpo)).toContainText(t('codes', 'retentionActions.delete'))
    await visit(dpo, '/calendar?register=retention-rules&kind=retention')
    const late = dpo.getByRole('region', { name: asked(t('calendar', 'overdue')) })
    await expect(late.getByRole('listitem').filter({ hasText: title })).toContainText(
      t('calendar', 'words.retention', { batch }),
    )
  })

  const hold = await test.step('from the rule a hold is placed, with its reason', async () => {
    await visit(dpo, rulePage(rule))
    await dpo.getByRole('link', { name: t('retention', 'holds.new'), exact: true }).click()
    await expect(dpo.getByRole('heading', { level: 1, name: t('retention', 'holds.new') })).toBeVisible()
    await visit(dpo, dpo.url())
    await expect(dpo.getByRole('button', { name: asked(`${rule}`) })).toBeVisible()
    await choose(dpo, t('retention', 'holds.fields.reasonKind'), t('codes', 'holdReasons.claim'))
    await write(dpo, t('retention', 'holds.fields.reason'), reason)
    await dpo.getByRole('button', { name: t('retention', 'holds.save'), exact: true }).click()
    await expect(dpo).toHaveURL(/\/retention\/holds\/H-\d+$/)
    await expect(main.getByText(t('retention', 'holds.states.standing'), { exact: true })).toBeVisible()
    return dpo.url().split('/').at(-1) ?? ''
  })

  await test.step('the rule, the list of what is due and the calendar name the hold', async () => {
    await visit(dpo, rulePage(rule))
    await expect(main).toContainText(t('retention', 'holds.stopped'))
    await expect(main).toContainText(reason)
    await visit(dpo, '/retention')
    await expect(dueRow(dpo)).toContainText(t('retention', 'due.onHold', { names: hold }))
    await expect(dueRow(dpo).getByRole('link', { name: t('retention', 'due.recordOf', { batch }) })).toHaveCount(0)
    await visit(dpo, '/calendar?register=retention-rules&kind=retention')
    const row = dpo.getByRole('main').getByRole('listitem').filter({ hasText: title })
    await expect(row).toContainText(t('calendar', 'onHold', { names: hold }))
    await expect(row).not.toContainText(t('calendar', 'overdue'))
  })

  await test.step('recording the deletion is refused in words that name the hold, and nothing typed is lost', async () => {
    await visit(dpo, rulePage(rule))
    await dpo.getByRole('link', { name: t('retention', 'deletions.new'), exact: true }).click()
    await expect(dpo.getByRole('heading', { level: 1, name: t('retention', 'deletions.new') })).toBeVisible()
    await visit(dpo, dpo.url())
    await expect(main).toContainText(t('retention', 'holds.stopped'))
    await write(dpo, t('retention', 'deletions.fields.batch'), batch)
    await write(dpo, t('retention', 'deletions.fields.scope'), scope)
    for (const count of ['recordsMode', 'personsMode'])
      await choose(dpo, t('retention', `deletions.fields.${count}`), t('codes', 'countModes.unknown'))
    await write(dpo, t('retention', 'deletions.fields.executedBy'), 'IT')
    await record.click()
    await expect(main.getByRole('alert')).toContainText(t('errors', 'reasons.on_hold', { names: hold }))
    await expect(dpo.getByRole('textbox', { name: asked(t('retention', 'deletions.fields.scope')) })).toHaveValue(scope)
    await visit(colleague, '/retention')
    await expect(proofs(colleague, t).filter({ hasText: scope })).toHaveCount(0)
  })

  await test.step('the hold is lifted with a reason', async () => {
    await visit(colleague, `/retention/holds/${hold}`)
    await write(colleague, t('retention', 'holds.lift.reason'), `Settled ${stamp}.`)
    await colleague.getByRole('button', { name: t('retention', 'holds.lift.button'), exact: true }).click()
    await expect(colleague.getByRole('main')).toContainText(t('retention', 'holds.states.lifted'))
    await expect(colleague.getByRole('main')).toContainText(`Settled ${stamp}.`)
    await expect(colleague.getByRole('button', { name: t('retention', 'holds.lift.button'), exact: true })).toHaveCount(
      0,
    )
  })

  const proof = await test.step('the same form is now accepted, and the batch is no longer due', async () => {
    await record.click()
    await expect(dpo).toHaveURL(/\/retention\/deletions\/D-\d+$/)
    await expect(main).toContainText(t('retention', 'deletions.frozen'))
    await expect(main).toContainText(scope)
    const ref = dpo.url().split('/').at(-1) ?? ''
    await visit(dpo, '/retention')
    await expect(dueRow(dpo)).toHaveCount(0)
    await visit(dpo, '/retention/deletions')
    await expect(proofs(dpo, t).filter({ hasText: scope })).toContainText(ref)
    await visit(dpo, rulePage(rule))
    await expect(main.getByRole('link', { name: `${ref} ${batch}` })).toBeVisible()
    return ref
  })

  await test.step('the auditor reads hold and proof, and is offered neither', async () => {
    await visit(auditor, '/retention/deletions')
    await proofs(auditor, t).filter({ hasText: scope }).getByRole('link', { name: scope }).click()
    await expect(auditor).toHaveURL(new RegExp(`/retention/deletions/${proof}$`))
    await expect(auditor.getByRole('main')).toContainText(batch)
    await expect(auditor.getByRole('link', { name: t('retention', 'deletions.correct'), exact: true })).toHaveCount(0)
    await visit(auditor, `/retention/holds/${hold}`)
    await expect(auditor.getByRole('main')).toContainText(reason)
    await visit(auditor, '/retention')
    for (const offer of ['holds.new', 'deletions.new'])
      await expect(auditor.getByRole('link', { name: t('retention', offer), exact: true })).toHaveCount(0)
  })
})

test('the calendar shows what falls due, narrows by register, and leads to the list of exactly what it counts', async ({
  as,
}) => {
  const t = await wordsIn('en')
  const page = await as('dpo')
  await visit(page, '/calendar')
  const status = page.getByRole('main').getByRole('status')
  const all = await status.textContent()
  await page.getByRole('combobox', { name: t('calendar', 'filters.register'), exact: true }).selectOption('agreements')
  await page.getByRole('button', { name: t('calendar', 'show'), exact: true }).click()
  await expect(page).toHaveURL(/register=agreements/)
  await expect(status).not.toHaveText(all ?? '')
  const month = page
    .getByRole('region')
    .filter({ has: page.getByRole('listitem') })
    .first()
  const entries = month.getByRole('listitem')
  for (const entry of await entries.all())
    await expect(entry.getByRole('link')).toHaveAttribute('href', /^\/registers\/agreements\/R-/)
  const count = await entries.count()
  await month.getByRole('link', { name: t('calendar', 'asList'), exact: true }).click()
  await expect(page).toHaveURL(/\/calendar\/dates\?.*f\.register=agreements/)
  await expect(page.getByRole('rowheader')).toHaveCount(count)
})

test('the flow of an activity says the same in picture and list, and Tab reaches every box', async ({ as }) => {
  const t = await wordsIn('en')
  const page = await as('dpo')
  await visit(page, '/registers/activities/A-001')
  await page.getByRole('link', { name: t('flow', 'link'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('flow', 'pageTitle', { ref: 'A-001' }))
  const picture = page.getByRole('region', { name: t('flow', 'pictureRegion') })
  const list = page.getByRole('table', { name: t('flow', 'caption') })
  const boxes = picture.getByRole('link')
  const hrefs = (of: typeof boxes) =>
    of.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? '').filter((href) => !href.includes('#')),
    )

  await test.step('what one names, the other names', async () => {
    const drawn = new Set(await hrefs(boxes))
    const listed = new Set(await hrefs(list.getByRole('link')))
    expect(drawn.size).toBeGreaterThan(2)
    expect(
      [...listed].filter((href) => !drawn.has(href)),
      'listed, not drawn',
    ).toEqual([])
    expect(
      [...drawn].filter((href) => !listed.has(href)),
      'drawn, not listed',
    ).toEqual([])
    const rows = await list
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .all()
    const countries = new Set(await Promise.all(rows.map((row) => row.getByRole('cell').nth(2).innerText())))
    countries.delete('–')
    const ends = picture.getByRole('region', { name: t('flow', 'columns.end'), exact: true }).getByRole('link')
    expect(countries.size).toBeGreaterThan(0)
    for (const country of countries) await expect(ends.filter({ hasText: country })).not.toHaveCount(0)
    for (const end of await ends.allInnerTexts())
      expect([...countries].filter((country) => end.includes(country))).not.toEqual([])
  })

  await test.step('Tab goes from box to box in reading order', async () => {
    await picture.focus()
    for (const box of await boxes.all()) {
      await page.keyboard.press('Tab')
      await expect(box).toBeFocused()
    }
  })
})

test('a record that nothing flows through says so', async ({ as }) => {
  const t = await wordsIn('en')
  const page = await as('dpo')
  const ref = await writeRecord(page, t, { register: 'sources', title: `Nothing flows ${Date.now()}` })
  await visit(page, `/registers/sources/${ref}/flow`)
  await expect(page.getByRole('main')).toContainText(t('flow', 'none'))
})

function proofs(page: Page, t: Words) {
  return page.getByRole('table', { name: asked(t('retention', 'deletions.title')) }).getByRole('row')
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: asked(label) }).selectOption({ label: option })
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: asked(label) }).fill(text)
}
