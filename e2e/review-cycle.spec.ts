import { expect, type Language, type Page, phone, test, visit } from './fixtures'
import { type Words, wordsIn } from './words'

/** A purpose of the example company and an approved activity that relies on it, with the person who keeps each. */
const cycles = [
  { language: 'fr', purpose: 'P-007', activity: 'A-004', editor: 'editor2' },
  { language: 'nl', purpose: 'P-009', activity: 'A-011', editor: 'editor2' },
] as const

const purposePage = (ref: string) => `/registers/purposes/${ref}`
const activityPage = (ref: string) => `/registers/activities/${ref}`

test.describe.configure({ mode: 'serial' })

for (const { language, purpose, activity, editor: key } of cycles) {
  test(`a changed purpose goes through the review, and what relies on it comes back (${language})`, async ({ as }) => {
    test.setTimeout(240_000)
    const t = await wordsIn(language)
    const editor = await as(key, { language })
    const dpo = await as('dpo', { language })
    const management = await as('management', { language })
    const field = t('purposes', 'fields.description.label')
    const comment = `${language}: say whose. ${Date.now()}`

    await test.step('the editor sees what a change sends back, and submits one', async () => {
      await visit(editor, `${purposePage(purpose)}/edit`)
      await expect(editor.getByRole('link', { name: new RegExp(activity) }).first()).toBeVisible()
      await editor.getByRole('textbox', { name: new RegExp(`^${field}`) }).fill(`First wording ${Date.now()}.`)
      await save(editor, t)
      await submit(editor, t)
    })

    await test.step('the DPO finds it in the queue and returns it with a comment at the field', async () => {
      await visit(dpo, `/reviews?f.state=dpo&q=${purpose}`)
      await rowOf(dpo, purpose).getByRole('link').click()
      await dpo.getByLabel(t('review', 'commentOn', { field }), { exact: true }).fill(comment)
      await dpo.getByLabel(t('review', 'reason')).fill(`Reason ${comment}`)
      await dpo.getByRole('button', { name: t('review', 'return'), exact: true }).click()
      await expect(dpo).toHaveURL(new RegExp(`${purposePage(purpose)}$`))
    })

    await test.step('the editor finds it returned, reads the comment at the field, and submits again', async () => {
      await visit(editor, `/reviews?f.state=returned&q=${purpose}`)
      await expect(rowOf(editor, purpose)).toContainText(`Reason ${comment}`)
      await rowOf(editor, purpose).getByRole('link').click()
      await expect(editor.getByText(t('review', 'comeback.returned'), { exact: true }).first()).toBeVisible()
      await visit(editor, `${purposePage(purpose)}/edit`)
      const box = editor.getByRole('textbox', { name: new RegExp(`^${field}`) })
      await expect(box).toHaveAccessibleDescription(new RegExp(comment))
      await box.fill(`Second wording ${Date.now()}.`)
      await save(editor, t)
      await submit(editor, t)
    })

    await test.step('management is told to come after the DPO, who accepts', async () => {
      await visit(management, `${purposePage(purpose)}/review`)
      await expect(management.getByText(t('review', 'tooEarly'))).toBeVisible()
      await visit(dpo, `${purposePage(purpose)}/review`)
      await dpo.getByRole('button', { name: t('review', 'accept'), exact: true }).click()
      await expect(dpo).toHaveURL(new RegExp(`${purposePage(purpose)}$`))
    })

    await test.step('management sees what it sends back and puts it in force', async () => {
      await visit(management, `/reviews?f.state=management&q=${purpose}`)
      await rowOf(management, purpose).getByRole('link').click()
      await expect(management.getByRole('link', { name: new RegExp(activity) })).toBeVisible()
      await management.getByRole('button', { name: t('review', 'force'), exact: true }).click()
      await expect(management).toHaveURL(new RegExp(`${purposePage(purpose)}$`))
      await expect(management.getByText(t('registers', 'status.in_force'), { exact: true }).first()).toBeVisible()
    })

    for (const ref of await sentBack(dpo, t)) {
      await test.step(`${ref} says why it came back; one click of its owner submits it unchanged`, async () => {
        const owner = await as(ref === 'A-001' ? 'editor' : 'editor2', { language })
        await visit(owner, activityPage(ref))
        await expect(owner.getByText(t('review', 'comeback.back'), { exact: true }).first()).toBeVisible()
        await expect(owner.getByText(new RegExp(`${purpose}.*2\\d{3}`)).first()).toBeVisible()
        await owner.getByRole('button', { name: t('review', 'confirm.name', { ref }) }).click()
        await expect(owner.getByText(t('review', 'waiting.submitted')).first()).toBeVisible()
      })
    }

    await test.step('the DPO accepts what is unchanged, many at once', async () => {
      await takeAll(dpo, t, 'dpo', activity)
    })

    await test.step('management puts it in force, many at once', async () => {
      await takeAll(management, t, 'management', activity)
      await visit(management, activityPage(activity))
      await expect(management.getByText(t('registers', 'status.in_force'), { exact: true }).first()).toBeVisible()
      await expect(management.getByText(t('review', 'cameBack.title'))).toHaveCount(0)
    })
  })
}

for (const language of ['nl', 'fr'] as const satisfies readonly Language[]) {
  test(`queue and comparison are read on a phone (${language})`, async ({ as }) => {
    const dpo = await as('dpo', { language, ...phone })
    await visit(dpo, '/reviews')
    await staysInside(dpo)
    const waiting = dpo.locator('tbody th a[href$="/review"]').first()
    await visit(dpo, (await waiting.getAttribute('href')) ?? '')
    await staysInside(dpo)
    const comparison = await dpo.locator('main table').boundingBox()
    expect(comparison?.width ?? 999).toBeLessThanOrEqual(390)
  })
}

async function staysInside(page: Page): Promise<void> {
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
  expect(wide).toBeLessThanOrEqual(screen ?? 0)
}

function rowOf(page: Page, ref: string) {
  return page.getByRole('row').filter({ hasText: ref })
}

async function save(page: Page, t: Words): Promise<void> {
  await page.getByRole('button', { name: t('registers', 'save'), exact: true }).click()
  await expect(page.getByRole('link', { name: t('registers', 'edit'), exact: true })).toBeVisible()
}

async function submit(page: Page, t: Words): Promise<void> {
  await page.getByRole('button', { name: t('review', 'submit'), exact: true }).click()
  await expect(page.getByText(t('review', 'waiting.submitted')).first()).toBeVisible()
}

/** References of the activities that came back and that nobody looked at yet. */
async function sentBack(page: Page, t: Words): Promise<string[]> {
  await visit(page, '/reviews?f.state=back&f.register=activities')
  await expect(page.getByRole('heading', { level: 1, name: t('review', 'queue.title') })).toBeVisible()
  return (
    await page
      .getByRole('rowheader')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  )
    .map((href) => href?.split('/').at(-1) ?? '')
    .filter((ref) => ['A-001', 'A-004', 'A-011'].includes(ref))
}

/** Ticks everything that can be taken together and takes it; `ref` must be among it and done. */
async function takeAll(page: Page, t: Words, state: 'dpo' | 'management', ref: string): Promise<void> {
  await visit(page, `/reviews?f.state=${state}`)
  await page.getByRole('row', { name: ref }).getByRole('checkbox').check()
  await page.getByRole('button', { name: t('review', 'bulk.all') }).click()
  await page.getByRole('button', { name: t('review', state === 'dpo' ? 'bulk.accept' : 'bulk.force') }).click()
  const results = page.getByRole('status').filter({ hasText: t('review', 'bulk.results') })
  await expect(results.getByRole('listitem').filter({ hasText: ref })).toContainText(t('review', 'bulk.done'))
}
