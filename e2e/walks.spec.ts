import { departments } from '@/lib/examples/optipost/people'
import { payroll } from '@/lib/templates/catalog/payroll'
import { recruitment } from '@/lib/templates/catalog/recruitment'
import { expect, type Page, test, visit } from './fixtures'
import { wordsIn } from './words'

/** What a walk costs: pages in height and questions, and what a person does on them. */
type Cost = { walk: string; pages: number; pixels: number; controls: number; clicks: number; seconds: number }

const costs: Cost[] = []

/** Counts what a page asks of a person while a walk is under way. */
function counter(walk: string, page: Page) {
  const started = Date.now()
  const cost: Cost = { walk, pages: 0, pixels: 0, controls: 0, clicks: 0, seconds: 0 }
  return {
    /** The page that is shown now is looked over. */
    see: async () => {
      const [pixels = 0, controls = 0] = await page.evaluate(() => [
        document.documentElement.scrollHeight,
        document.querySelectorAll('main :is(input, select, textarea, button)').length,
      ])
      Object.assign(cost, { pages: cost.pages + 1, pixels: cost.pixels + pixels, controls: cost.controls + controls })
    },
    click: async (what: ReturnType<Page['getByRole']>) => {
      cost.clicks += 1
      await what.click()
    },
    done: () => {
      cost.seconds = Math.round((Date.now() - started) / 100) / 10
      costs.push(cost)
    },
  }
}

test.afterAll(() => {
  const head = ['walk', 'pages', 'pixels', 'controls', 'clicks', 'seconds']
  const rows = costs.map((cost) => [cost.walk, cost.pages, cost.pixels, cost.controls, cost.clicks, cost.seconds])
  console.log([head, ...rows].map((row) => row.join('\t')).join('\n'))
})

const sized = { viewport: { width: 1366, height: 768 } }

test('walks: a record from its template to the DPO, its resubmission reviewed, a country and a kind of data found', async ({
  as,
}) => {
  test.setTimeout(360_000)
  const t = await wordsIn('en')
  const editor = await as('editor', sized)
  const dpo = await as('dpo', sized)
  const heading = (page: Page) => page.getByRole('heading', { level: 1 })
  const submit = () => editor.getByRole('button', { name: t('review', 'submit'), exact: true })
  let address = ''

  await test.step('an editor: from the template to submitted', async () => {
    const walk = counter('editor: template to submitted', editor)
    await visit(editor, '/registers/activities')
    await walk.see()
    await walk.click(editor.getByRole('link', { name: t('templates', 'link'), exact: true }))
    await expect(heading(editor)).toHaveText(t('templates', 'title'))
    await walk.see()
    await walk.click(editor.getByRole('link', { name: payroll.title.en, exact: true }))
    await expect(heading(editor)).toHaveText(payroll.title.en)
    await walk.see()
    await editor
      .getByRole('combobox', { name: t('templates', 'department'), exact: true })
      .selectOption({ label: departments.marketing.name })
    await walk.click(editor.getByRole('main').locator('form').getByRole('button').last())
    await expect(editor).toHaveURL(/\/registers\/activities\/A-\d+$/)
    address = new URL(editor.url()).pathname
    await expect(submit()).toBeVisible()
    await walk.see()
    await walk.click(submit())
    await expect(editor.getByText(t('review', 'waiting.submitted')).first()).toBeVisible()
    walk.done()
  })

  await test.step('the DPO returns it, the editor mends one answer and submits it again', async () => {
    await visit(dpo, `${address}/review`)
    await dpo.getByLabel(t('review', 'reason')).fill('Say for whom.')
    await dpo.getByRole('button', { name: t('review', 'return'), exact: true }).click()
    await expect(dpo).toHaveURL(new RegExp(`${address}$`))
    await visit(editor, `${address}/edit`)
    await editor.getByRole('textbox', { name: /^Description/ }).fill('Paying the staff of the shop.')
    await editor.getByRole('button', { name: t('registers', 'save'), exact: true }).click()
    await submit().click()
    await expect(editor.getByText(t('review', 'waiting.submitted')).first()).toBeVisible()
  })

  await test.step('the DPO: the review of the resubmission', async () => {
    const walk = counter('DPO: review of a resubmission', dpo)
    await visit(dpo, `${address}/review`)
    await walk.see()
    await walk.click(dpo.getByRole('button', { name: t('review', 'accept'), exact: true }))
    await expect(dpo).toHaveURL(new RegExp(`${address}$`))
    walk.done()
  })

  await test.step('a director: from the mail to the signature', async () => {
    const director = await as('management', sized)
    const walk = counter('director: mail to signature of a record', director)
    await visit(director, `${address}/review`)
    await walk.see()
    await walk.click(director.getByRole('button', { name: t('review', 'force'), exact: true }))
    await expect(director).toHaveURL(new RegExp(`${address}$`))
    walk.done()
  })

  for (const words of ['United States', 'health'])
    await test.step(`the DPO finds ${words}`, async () => {
      const walk = counter(`DPO: finds "${words}"`, dpo)
      await visit(dpo, '/')
      const box = dpo.getByRole('combobox', { name: t('search', 'label') })
      await walk.click(dpo.getByRole('link', { name: t('search', 'label') }))
      await expect(box).toBeFocused()
      await dpo.keyboard.type(words)
      await expect(dpo.getByRole('option').first()).toContainText(new RegExp(words, 'i'))
      await walk.click(dpo.getByRole('option').first())
      await expect(dpo).not.toHaveURL(/\/$/)
      walk.done()
    })

  expect(costs.map(({ walk }) => walk)).toHaveLength(5)
})

test('walks: all drafts of two templates, from the template to in force', async ({ as }) => {
  test.setTimeout(360_000)
  const t = await wordsIn('en')
  const editor = await as('editor2', sized)
  const dpo = await as('dpo', sized)
  const director = await as('management', sized)
  const walks = [
    counter('editor: drafts of two templates submitted', editor),
    counter('DPO: the same drafts accepted', dpo),
    counter('director: the same drafts in force', director),
  ] as const
  const refs: string[] = []

  for (const { title } of [payroll, recruitment])
    await test.step(`the editor makes and submits what ${title.en} proposes`, async () => {
      const [walk] = walks
      await visit(editor, '/registers/activities/templates')
      await walk.see()
      await walk.click(editor.getByRole('link', { name: title.en, exact: true }))
      await expect(editor.getByRole('heading', { level: 1 })).toHaveText(title.en)
      await walk.see()
      await editor
        .getByRole('combobox', { name: t('templates', 'department'), exact: true })
        .selectOption({ label: departments.hr.name })
      await walk.click(editor.getByRole('main').locator('form').getByRole('button').last())
      await expect(editor).toHaveURL(/\/registers\/activities\/A-\d+$/)
      await walk.see()
      const panel = editor.getByRole('region', { name: new RegExp(`^${t('review', 'panelTitle')}`) })
      const linked = await panel.getByRole('listitem').allTextContents()
      refs.push(...linked.flatMap((text) => text.match(/^[A-Z]+-\d+/) ?? []), editor.url().split('/').at(-1) ?? '')
      await walk.click(panel.getByRole('button', { name: t('review', 'submit'), exact: true }))
      await expect(editor.getByText(t('review', 'waiting.submitted')).first()).toBeVisible()
    })
  walks[0].done()
  expect(refs.length).toBeGreaterThanOrEqual(12)

  const [, ...deciders] = walks
  for (const [index, [page, button, then]] of (
    [
      [dpo, 'accept', 'acceptNext'],
      [director, 'force', 'forceNext'],
    ] as const
  ).entries())
    await test.step(`${button}: each of them, one after the other`, async () => {
      const walk = deciders[index]
      const open = new Set(refs)
      const fromQueue = async (ref: string) => {
        await visit(page, `/reviews?q=${ref}`)
        await page.getByRole('row').filter({ hasText: ref }).getByRole('link').first().click()
        await page.waitForURL((url) => url.pathname.endsWith(`/${ref}/review`))
      }
      await fromQueue(refs.at(-1) ?? '')
      for (let ref = refs.at(-1) ?? ''; open.size > 0; ) {
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await walk?.see()
        open.delete(ref)
        const step = open.size > 0 ? then : button
        await walk?.click(page.getByRole('button', { name: t('review', step), exact: true }))
        await page.waitForURL((url) => !url.pathname.endsWith(`/${ref}/review`))
        ref = new URL(page.url()).pathname.split('/').at(-2) ?? ''
        // What another story left waiting is not decided here.
        if (open.size === 0 || open.has(ref)) continue
        ref = [...open][0] ?? ''
        await fromQueue(ref)
      }
      walk?.done()
    })

  for (const ref of refs) {
    await visit(director, `/search?q=${ref}`)
    await director
      .getByRole('main')
      .getByRole('link', { name: new RegExp(ref) })
      .first()
      .click()
    await expect(director.getByText(t('registers', 'status.in_force')).first()).toBeVisible()
  }
})
