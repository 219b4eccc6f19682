import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FormOf, showForm } from '@/components/testing/form-of'
import { place } from '@/components/testing/place'
import { show } from '@/components/testing/show'
import type { Choice } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'
import type { FormField } from '../model/types'

const sources: Choice[] = [
  { value: 'S-001', label: 'S-001 Website' },
  { value: 'S-002', label: 'S-002 Shop', help: 'Brussels' },
  { value: 'S-003', label: 'S-003 Phone' },
]
const many: FormField = { name: 'sources', kind: 'relations', label: 'Sources', options: sources, help: 'Where from.' }
const one: FormField = { name: 'replaced', kind: 'relation', label: 'Replaced by', options: sources }

const box = (label = 'Sources') => page.getByRole('combobox', { name: label })
const option = (name: string | RegExp) => page.getByRole('option', { name })
const options = page.getByRole('option')
const chosen = (name: string) => page.getByRole('button', { name: `${name} take away` })

test('records are chosen by mouse, stand above the box, and are offered no more', async () => {
  const sent = await showForm([many])
  await expect.element(box()).toHaveAccessibleDescription('Where from.')
  await box().click()
  await expect.poll(() => options.elements().length).toBe(3)
  await option(/Shop/).click()
  await expect.element(chosen('S-002 Shop')).toBeVisible()
  await box().click()
  await expect.element(option(/Phone/)).toBeVisible()
  await expect.element(option(/Shop/)).not.toBeInTheDocument()
  await option(/Phone/).click()
  expect(await sent()).toMatchObject({ values: { sources: ['S-002', 'S-003'] } })
})

test('everything goes with the keyboard: open, walk, choose, close', async () => {
  const sent = await showForm([many])
  await expect.element(box()).toBeEnabled()
  await userEvent.tab()
  await expect.element(box()).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(options.first()).toBeVisible()
  await expect.element(box()).toHaveAttribute('aria-expanded', 'true')
  await userEvent.keyboard('{ArrowDown}')
  await vi.waitFor(() => expect(activeOption()).toMatch(/^S-00/))
  const words = activeOption() ?? ''
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('button', { name: /take away$/ })).toHaveTextContent(words.slice(0, 5))
  await expect.element(box()).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(options.first()).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(options.first()).not.toBeInTheDocument()
  await expect.element(box()).toHaveFocus()
  expect(await sent()).toMatchObject({ values: { sources: [words.slice(0, 5)] } })
})

/** The option a person who listens hears: the one the box points at. */
function activeOption(): string | undefined {
  const id = box().element().getAttribute('aria-activedescendant')
  return document.getElementById(id ?? '')?.textContent ?? undefined
}

test('typing narrows the list; what fits nothing says so', async () => {
  await showForm([many])
  await box().fill('pho')
  await expect.poll(() => options.elements().map((element) => element.textContent)).toEqual(['S-003 Phone'])
  await box().fill('nothing like it')
  await expect.element(page.getByText('Nothing more to choose')).toBeVisible()
  expect(options.elements()).toHaveLength(0)
})

test('Enter chooses what is pointed at and never sends the form while the list is open', async () => {
  await showForm([many])
  await box().fill('nothing like it')
  await expect.element(page.getByText('Nothing more to choose')).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(place.visits).toEqual([])
})

test('after choosing, the box is empty for the next search', async () => {
  await showForm([many])
  await box().fill('pho')
  await option(/Phone/).click()
  await expect.element(chosen('S-003 Phone')).toBeVisible()
  await expect.element(box()).toHaveValue('')
})

test('a chosen record is taken away, and the focus goes to the box', async () => {
  const sent = await showForm([many], { values: { sources: ['S-001', 'S-003'] } })
  await chosen('S-001 Website').click()
  await expect.element(chosen('S-001 Website')).not.toBeInTheDocument()
  await expect.element(box()).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(await sent()).toMatchObject({ values: { sources: ['S-003'] } })
})

test('where only one fits, the next takes its place', async () => {
  const sent = await showForm([one], { values: { replaced: ['S-001'] } })
  await box('Replaced by').click()
  await option(/Shop/).click()
  await expect.element(chosen('S-001 Website')).not.toBeInTheDocument()
  expect(await sent()).toMatchObject({ values: { replaced: ['S-002'] } })
})

test('the server is asked while somebody types, and only its last answer counts', async () => {
  const waiting = new Map<string, (result: Result<readonly Choice[]>) => void>()
  const findOptions = vi.fn(
    (input: unknown) =>
      new Promise<Result<readonly Choice[]>>((resolve) => {
        waiting.set(JSON.stringify(input), resolve)
      }),
  )
  const asked = (q: string) => JSON.stringify({ source: 'sources-register', q })
  const answer = (q: string, found: readonly Choice[]) => waiting.get(asked(q))?.({ ok: true, value: found })
  await showForm([{ ...many, source: 'sources-register', options: [] }], { findOptions })
  await box().fill('s')
  await expect.poll(() => waiting.has(asked('s'))).toBe(true)
  await expect.element(page.getByText('Searching…')).toBeVisible()
  await box().fill('sh')
  await expect.poll(() => waiting.has(asked('sh'))).toBe(true)
  answer('sh', [{ value: 'S-002', label: 'S-002 Shop' }])
  await expect.element(option(/Shop/)).toBeVisible()
  answer('s', sources)
  await expect.poll(() => options.elements().length).toBe(1)
  await expect.element(page.getByText('Searching…')).not.toBeInTheDocument()
  await option(/Shop/).click()
  await expect.element(chosen('S-002 Shop')).toBeVisible()
})

test('names of a restored draft are asked for once', async () => {
  const findOptions = vi.fn(async (_input: unknown) => ({ ok: true as const, value: sources }))
  await showForm([{ ...many, options: [] }], { values: { sources: ['S-002'] }, findOptions })
  await expect.element(chosen('S-002 Shop')).toBeVisible()
  expect(findOptions.mock.calls).toEqual([[{ source: 'sources', q: 'S-002' }]])
})

test('a server that cannot be reached leaves the box usable', async () => {
  const findOptions = vi.fn(async () => Promise.reject(new TypeError('offline')))
  await showForm([{ ...many, options: [] }], { values: { sources: ['S-002'] }, findOptions })
  await expect.element(chosen('S-002')).toBeVisible()
  await box().fill('sh')
  await expect.poll(() => findOptions.mock.calls.length).toBeGreaterThan(1)
  await expect.element(box()).toHaveValue('sh')
})

test('a required choice that is missing is said at the box', async () => {
  await show(<FormOf fields={[{ ...many, required: true }]} />)
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Sources/ })
    .click()
  await expect.element(page.getByRole('combobox', { name: /^Sources/ })).toHaveFocus()
  await expect.element(page.getByRole('combobox', { name: /^Sources/ })).toHaveAttribute('aria-invalid', 'true')
})

test('passing by with Tab opens nothing, and what was typed and not chosen is gone', async () => {
  await showForm([many])
  await expect.element(box()).toBeEnabled()
  await userEvent.tab()
  await userEvent.keyboard('sho')
  await expect.element(option(/Shop/)).toBeVisible()
  await userEvent.tab()
  await expect.element(option(/Shop/)).not.toBeInTheDocument()
  await expect.element(box()).toHaveValue('')
  await userEvent.tab({ shift: true })
  await expect.element(box()).toHaveFocus()
  expect(options.elements()).toHaveLength(0)
})

test('the list opens where there is room, and brings no style sheet along (the content policy refuses one)', async () => {
  const sheets = document.querySelectorAll('style').length
  await show(
    <div style={{ paddingTop: 'calc(100vh - 16rem)' }}>
      <FormOf fields={[many]} />
    </div>,
  )
  await box().click()
  await expect.element(option(/Phone/)).toBeVisible()
  await expect.poll(() => option(/Phone/).element().getBoundingClientRect().bottom).toBeLessThan(window.innerHeight)
  expect(option(/Phone/).element().getBoundingClientRect().top).toBeGreaterThan(0)
  expect(document.querySelectorAll('style').length).toBe(sheets)
})
