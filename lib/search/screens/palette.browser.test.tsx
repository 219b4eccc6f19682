import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { answerAction, sentTo } from '@/components/testing/server-actions'
import { show } from '@/components/testing/show'
import type { Answer, Start } from '../schema'
import { SearchButton } from './search-button'

const words = {
  ...{
    title: 'Search',
    intro: 'Everything you may see.',
    hint: 'A word',
    actions: 'Begin',
    pages: 'Go to',
    all: 'All results',
  },
  ...{
    none: 'Nothing was found.',
    noneHelp: 'Try others.',
    searching: 'Searching',
    failed: 'Search fails.',
    keys: 'Keys',
  },
  ...{ close: 'Close', example: 'Example', wipeDrafts: 'Sure?' },
}
const start: Start = {
  actions: [
    { key: '/report-leak', href: '/report-leak', label: 'Report a leak', also: '' },
    { key: 'sign-out', href: null, label: 'Sign out', also: 'log out' },
  ],
  pages: [{ key: '/leaks', href: '/leaks', label: 'Leaks', also: '' }],
  past: null,
  words,
}
const answer: Answer = {
  summary: '1 result',
  groups: [
    {
      kind: 'records',
      label: 'Records',
      count: '1',
      more: [],
      hits: [
        {
          ...{
            href: '/registers/activities/A-001',
            ref: 'A-001',
            title: ['Hosting'],
            detail: 'Activity',
            isExample: false,
          },
          found: { field: 'Transfers', text: ['', 'United', ' ', 'States', ''] },
        },
      ],
    },
  ],
}

/** The server of a test: what it was asked, and whether it answers. */
function server(says: 'answers' | 'fails' | 'waits' = 'answers') {
  const asked: string[] = []
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const q = new URL(String(input), location.href).searchParams.get('q')
    if (q === null) return Response.json(start)
    asked.push(q)
    if (says === 'waits')
      return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('given up'))))
    return says === 'fails' ? new Response(null, { status: 503 }) : Response.json(answer)
  })
  return asked
}

async function opened() {
  await show(
    <>
      <button type="button">Before</button>
      <SearchButton text="Search" label="Search everything" failed="Search fails." />
    </>,
  )
  await page.getByRole('button', { name: 'Before' }).click()
  await userEvent.keyboard('{Control>}k{/Control}')
  await expect.element(page.getByRole('option', { name: 'Report a leak' })).toBeVisible()
  return page.getByRole('combobox', { name: 'Search everything' })
}

test('a key opens it, Escape closes it and gives the focus back', async () => {
  server()
  const box = await opened()
  await expect.element(box).toHaveFocus()
  await expect.element(page.getByText('Everything you may see.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(box).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Before' })).toHaveFocus()
})

test('the box names the option that is chosen; arrows walk around, Enter goes there', async () => {
  const asked = server()
  const box = await opened()
  await box.fill('united states')
  await expect.element(page.getByRole('option', { name: /A-001.*Hosting.*Transfers: United States/ })).toBeVisible()
  const options = () => page.getByRole('option').elements()
  const chosen = () => options().findIndex((one) => one.id === box.element().getAttribute('aria-activedescendant'))
  expect(options()).toHaveLength(2)
  expect(chosen()).toBe(0)
  await userEvent.keyboard('{ArrowUp}')
  await vi.waitFor(() => expect(chosen()).toBe(1))
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await vi.waitFor(() => expect(place.visits).toEqual(['push /registers/activities/A-001']))
  expect(asked).toEqual(['united states'])
  await expect.element(box).not.toBeInTheDocument()
})

test('pages and actions are there at once, without asking; one letter asks nobody', async () => {
  const asked = server('waits')
  const box = await opened()
  await box.fill('log out')
  await expect.element(page.getByRole('option', { name: 'Sign out' })).toBeVisible()
  answerAction('leave', () => ({ ok: false, code: 'not_now' }))
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(sentTo('leave')).toEqual([[null]]))
  expect(asked.filter((q) => q.length < 2)).toEqual([])
})

test('Enter before the answer leads to all results, and a new question gives up the old one', async () => {
  const asked = server('waits')
  const box = await opened()
  await box.fill('hosting')
  await vi.waitFor(() => expect(asked).toEqual(['hosting']))
  await box.fill('hosting us')
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(place.visits).toEqual(['push /search?q=hosting+us']))
})

test('a failure is said, and all results are still there', async () => {
  server('fails')
  const box = await opened()
  await box.fill('hosting')
  await expect.element(page.getByRole('alert')).toHaveTextContent('Search fails.')
  await expect.element(page.getByRole('option', { name: /All results/ })).toBeVisible()
})
