import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { moveTo, place } from '@/components/testing/place'
import { resolved } from '@/components/testing/resolved'
import { answerAction, sentTo } from '@/components/testing/server-actions'
import { show } from '@/components/testing/show'
import { BriefFacts, FactList } from './fact-list'
import { HistoryList } from './history-list'
import { LanguageSwitch } from './look-switch'
import type { NavGroup } from './nav-list'
import { OfficeShell } from './office-shell'
import { ExampleBadge, PageHeader } from './page-header'
import { PublicShell } from './public-shell'
import { EmptyState, Section } from './section'

const groups: NavGroup[] = [
  { label: null, items: [{ href: '/', label: 'Overview', icon: 'overview' }] },
  {
    label: 'Registers',
    items: [
      {
        href: '/registers/purposes',
        label: 'Purposes',
        icon: 'purposes',
        waiting: { count: 2, text: '2 wait for you' },
      },
      { href: '/leaks', label: 'Leaks', icon: 'leaks' },
    ],
  },
  { label: 'Nothing here', items: [] },
]

async function office(readOnly = false, isExample = false) {
  return show(
    await resolved(
      <OfficeShell
        person={{ name: 'Dana Peeters', roles: ['DPO', 'Editor'] }}
        groups={groups}
        mayReport
        readOnly={readOnly}
        isExample={isExample}
        signOut={<button type="button">Sign out</button>}
        bell={null}
        search={<a href="/search">Search</a>}
        asOf={{ menu: <p>as of today</p>, panel: <p>as of, in the phone menu</p>, notice: null }}
      >
        <h1>Page</h1>
      </OfficeShell>,
    ),
  )
}

test('the navigation says where the person is and what waits', async () => {
  place.path = '/registers/purposes/P-001'
  await office()
  const nav = page.getByRole('navigation', { name: 'Main navigation' })
  await expect.element(nav.getByRole('link', { name: /^Purposes/ })).toHaveAttribute('aria-current', 'page')
  await expect.element(nav.getByRole('link', { name: 'Purposes 2 wait for you' })).toBeVisible()
  await expect.element(nav.getByRole('link', { name: 'Overview' })).not.toHaveAttribute('aria-current')
  await expect.element(page.getByText('Nothing here')).not.toBeInTheDocument()
})

test('the first stop of the keyboard leads past the frame', async () => {
  await office()
  await userEvent.tab()
  await expect.element(page.getByRole('link', { name: 'Skip to content' })).toHaveFocus()
  await expect.element(page.getByRole('link', { name: 'Skip to content' })).toHaveAttribute('href', '#content')
})

test('who only reads is told so', async () => {
  await office(true)
  await expect.element(page.getByText(/^You can read, filter and export/)).toBeVisible()
})

const reportWords = { en: 'Report a leak', nl: 'Gegevenslek melden', fr: 'Signaler une fuite' }

test.each([320, 375, 390].flatMap((width) => (['en', 'nl', 'fr'] as const).map((locale) => [width, locale] as const)))(
  'on a phone of %d pixels the header is one line in %s, and the button says whole what it is for',
  async (width, locale) => {
    await page.viewport(width, 700)
    place.locale = locale
    await office()
    const button = page.getByRole('link', {
      name: reportWords[locale],
    })
    await expect.element(button).toBeVisible()
    expect(button.element().getBoundingClientRect().height).toBeLessThanOrEqual(44)
    expect(button.element().getBoundingClientRect().right).toBeLessThanOrEqual(width)
    expect(document.documentElement.scrollWidth).toBe(width)
  },
)

test('the account menu tells who one is, and closes when the page changes', async () => {
  await office()
  await page.getByRole('button', { name: 'Dana Peeters' }).click()
  await expect.element(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expect.element(page.getByText('DPO · Editor').last()).toBeVisible()
  moveTo('/account')
  await expect.element(page.getByRole('button', { name: 'Sign out' })).not.toBeInTheDocument()
})

test.each<[string, () => Promise<unknown>, boolean]>([
  ['Escape', () => userEvent.keyboard('{Escape}'), true],
  ['a click elsewhere', () => page.getByRole('heading', { name: 'Page' }).click({ force: true }), false],
  ['another page', async () => moveTo('/leaks'), false],
])('the phone menu closes on %s', async (_case, act, focusBack) => {
  await page.viewport(390, 844)
  await office()
  const opener = page.getByRole('button', { name: 'Menu', exact: true })
  await opener.click()
  const leaks = page.getByRole('link', { name: 'Leaks', exact: true })
  await expect.element(leaks).toBeVisible()
  await act()
  await expect.element(leaks).not.toBeInTheDocument()
  if (focusBack) expect(document.activeElement).toBe(opener.element())
})

test('a link of the phone menu leads on and closes it', async () => {
  await page.viewport(390, 844)
  await office()
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('link', { name: 'Leaks', exact: true }).click()
  expect(place.visits).toEqual(['push /leaks'])
  await expect.element(page.getByRole('link', { name: 'Leaks', exact: true })).not.toBeInTheDocument()
})

test('the language is chosen by its own name', async () => {
  answerAction('chooseLocale', async () => undefined)
  place.locale = 'nl'
  await show(await resolved(<LanguageSwitch />), 'nl')
  const buttons = page
    .getByRole('button')
    .elements()
    .map((button) => button.getAttribute('lang'))
  expect(buttons).toEqual(['nl', 'fr', 'en'])
  await page.getByRole('button', { name: 'Français' }).click()
  await expect.poll(() => sentTo('chooseLocale').length).toBe(1)
  expect(sentTo('chooseLocale')[0]?.[0]).toSatisfy((form: FormData) => form.get('locale') === 'fr')
})

test('before sign-in the look can be chosen, in a menu', async () => {
  answerAction('chooseTheme', async () => undefined)
  await show(
    await resolved(
      <PublicShell>
        <h1>Sign in</h1>
      </PublicShell>,
    ),
  )
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect.poll(() => sentTo('chooseTheme').length).toBe(1)
})

const long = (word: string) => `The data are kept for ${word} years after the contract has ended, and then removed.`
const history = (changes: { field: string; before: string; after: string }[]) => [
  {
    key: '2',
    what: 'Changed',
    who: 'Dana',
    when: <time>today</time>,
    reason: 'The law changed',
    note: 'Hidden.',
    changes,
  },
  { key: '1', what: 'Created', who: 'Erik', when: <time>yesterday</time> },
]
const historyOf = async (changes: { field: string; before: string; after: string }[]) =>
  show(await resolved(<HistoryList items={history(changes)} reasonText="Why:" />))

test('a history tells who, when, why, and what it was before', async () => {
  await historyOf([
    { field: 'Period', before: '5 years', after: '2 years' },
    { field: 'Text', before: long('five'), after: long('two') },
  ])
  await expect.element(page.getByRole('listitem').first()).toHaveTextContent('Changed · Dana · today')
  await expect.element(page.getByText('Why: The law changed')).toBeVisible()
  await expect.element(page.getByRole('deletion').first()).toHaveTextContent('5 years')
  await expect.element(page.getByRole('insertion').last()).toHaveTextContent('two')
})

test('beside other things every change is folded, however little it is', async () => {
  const changes = [{ field: 'Period', before: '5 years', after: '2 years' }]
  await show(await resolved(<HistoryList items={history(changes)} reasonText="Why:" brief />))
  await expect.element(page.getByRole('deletion')).not.toBeInTheDocument()
  await page.getByText('1 value').click()
  await expect.element(page.getByRole('deletion')).toHaveTextContent('5 years')
})

test('short facts stand side by side, long ones under each other; nothing to show is one line', async () => {
  await page.viewport(600, 800)
  await show(
    await resolved(
      <>
        <BriefFacts
          facts={[
            { label: 'Role', value: 'Controller', mark: 'Art. 30', short: true },
            { label: 'Process', value: 'Marketing', short: true },
            { label: 'Description', value: long('ten') },
          ]}
        />
        <Section id="files" title="Files" count={0} dense nothing="No files." />
      </>,
    ),
  )
  const top = (text: string) => page.getByText(text, { exact: true }).element().getBoundingClientRect().top
  expect(top('Controller')).toBe(top('Marketing'))
  expect(top('Description')).toBeGreaterThan(top('Marketing'))
  await expect.element(page.getByRole('region', { name: /^Files/ })).toHaveTextContent('No files.')
  expect(
    page
      .getByRole('region', { name: /^Files/ })
      .element()
      .getBoundingClientRect().height,
  ).toBeLessThan(60)
})

test('many changes are folded, and opened by who asks', async () => {
  await historyOf([
    { field: 'A', before: '', after: 'first value' },
    { field: 'B', before: '', after: '' },
    { field: 'C', before: 'gone', after: '' },
  ])
  await expect.element(page.getByText('first value')).not.toBeVisible()
  await page.getByText('3 values').click()
  await expect.element(page.getByText('first value')).toBeVisible()
  await expect.element(page.getByRole('deletion')).toHaveTextContent('gone')
})

test('a page says where it stands, what it is and what can be done', async () => {
  await show(
    await resolved(
      <>
        <PageHeader
          title="Newsletter"
          eyebrow="P-001"
          crumbs={[{ label: 'Purposes', href: '/registers/purposes' }]}
          actions={<button type="button">Edit</button>}
        >
          Owned by Dana
        </PageHeader>
        <Section id="who" title="Who" count={2} help="People" actions={<button type="button">Add</button>}>
          <FactList facts={[{ label: 'Owner', value: 'Dana' }]} />
        </Section>
        <EmptyState title="Nothing yet">Start here</EmptyState>
      </>,
    ),
  )
  await expect.element(page.getByRole('heading', { level: 1, name: 'Newsletter' })).toBeVisible()
  await expect.element(page.getByRole('region', { name: /^Who/ })).toHaveTextContent('OwnerDana')
  await expect.element(page.getByText('Nothing yet')).toBeVisible()
})

test('in the example company one line says so, and the rows of its lists no longer do; paper says both', async () => {
  const rows = (
    <ul>
      <li>
        <ExampleBadge />
      </li>
    </ul>
  )
  const first = await office(false, false)
  await expect.element(page.getByText('Example company')).not.toBeInTheDocument()
  await first.unmount()
  await office(false, true)
  await expect.element(page.getByText(/^Example company:/)).toBeVisible()
  await show(<div data-example-company>{await resolved(rows)}</div>)
  await expect.element(page.getByText('Example, did not happen')).not.toBeVisible()
})

test('example data say that they did not happen', async () => {
  await show(await resolved(<ExampleBadge />))
  await expect.element(page.getByText('Example, did not happen')).toBeVisible()
})
