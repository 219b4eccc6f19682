import { expect, test } from 'vitest'
import { markupOf, wordsIn } from '@/components/testing/markup'
import { initialState, type TableShape } from '@/lib/table/state'
import { DataTable } from './data-table'

const shape: TableShape = {
  columns: [
    { id: 'title', sortable: true, hideable: false },
    { id: 'state', sortable: true, hideable: true },
  ],
  filters: ['state'],
  sort: [{ field: 'title', dir: 'asc' }],
  sizes: [50],
}

/** The page as it is before, or without, JavaScript. */
const html = await markupOf(
  <DataTable
    caption="Purposes"
    path="/registers/purposes"
    shape={shape}
    state={{ ...initialState(shape), q: 'news', filters: { state: ['draft'] } }}
    columns={[
      { id: 'title', label: 'Name', sortable: true, title: true, hideable: false },
      { id: 'state', label: 'State', sortable: true },
    ]}
    rows={[
      { id: 'P-001', href: '/registers/purposes/P-001', cells: { title: { kind: 'text', text: 'News' }, state: null } },
    ]}
    total={{ count: 1, exact: true }}
    facets={[{ field: 'state', label: 'State', options: [{ value: 'in_force', label: 'In force', count: 2 }] }]}
  />,
)

/** The panel of a menu, which its button names and opens by itself. */
function panelOf(id: string): string {
  expect(html.toLowerCase()).toContain(`popovertarget="${id}"`)
  return html.split(`<div id="${id}" popover="auto"`)[1]?.split('<button')[0] ?? ''
}

test.each([
  ['facet-state', '/registers/purposes?q=news&amp;f.state=draft&amp;f.state=in_force'],
  ['sort-menu', '/registers/purposes?q=news&amp;f.state=draft&amp;sort=title%2Cstate'],
  ['view-menu', '/registers/purposes?q=news&amp;f.state=draft&amp;cols=-'],
])('the menu %s opens without script, and its choices are plain links', (menu, href) => {
  expect(panelOf(menu)).toContain(`href="${href}"`)
})

test('searching is a form that keeps the filters', () => {
  const form = html.split('<form').find((part) => part.includes('type="search"'))
  expect(form).toMatch(/^[^>]*method="get"/)
  expect(form).toMatch(/^[^>]*action="\/registers\/purposes"/)
  expect(form).toContain('name="f.state" value="draft"')
})

test('rows, headings and what is chosen are there and lead on', () => {
  expect(html).toContain('href="/registers/purposes/P-001"')
  expect(html).toContain('href="/registers/purposes?q=news&amp;f.state=draft&amp;sort=-title"')
  expect(wordsIn(html)).toContain('State: draft')
})
