import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { place } from '@/components/testing/place'
import { show } from '@/components/testing/show'
import { Badge } from './badge'
import { Button } from './button'
import { Card } from './card'
import { ChipList, ChipsChoice } from './chip-list'
import { DateField, DateTimeField } from './date-time-field'
import { Dialog } from './dialog'
import { InlineDiff } from './inline-diff'
import { Checkbox } from './input'
import { TextLink } from './link'
import { Menu } from './menu'
import { Pagination } from './pagination'
import { RadioTiles } from './radio-tiles'

const opener = page.getByRole('button', { name: 'Account' })

const menu = (
  <>
    <Menu id="account" label="Account">
      <a href="#own">Own page</a>
      <button type="button">Leave</button>
    </Menu>
    <p style={{ marginTop: 300 }}>Elsewhere</p>
  </>
)

test('a menu opens with the keyboard, is walked with Tab, and gives the focus back on Escape', async () => {
  await show(menu)
  await expect.element(page.getByRole('link', { name: 'Own page' })).not.toBeInTheDocument()
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('link', { name: 'Own page' })).toBeVisible()
  await userEvent.tab()
  await expect.element(page.getByRole('link', { name: 'Own page' })).toHaveFocus()
  await userEvent.tab()
  await expect.element(page.getByRole('button', { name: 'Leave' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('link', { name: 'Own page' })).not.toBeInTheDocument()
  await expect.element(opener).toHaveFocus()
})

test('a menu closes on a click elsewhere and opens beside its button, inside the window', async () => {
  await show(<div style={{ position: 'absolute', right: 0, top: 0 }}>{menu}</div>)
  await opener.click()
  const link = page.getByRole('link', { name: 'Own page' })
  await expect.element(link).toBeVisible()
  const panel = link.element().parentElement?.getBoundingClientRect()
  const button = opener.element().getBoundingClientRect()
  expect(panel?.top).toBeGreaterThanOrEqual(button.bottom)
  expect(panel?.top).toBeLessThan(button.bottom + 20)
  expect(panel?.right).toBeLessThanOrEqual(window.innerWidth)
  await page.getByText('Elsewhere').click()
  await expect.element(link).not.toBeInTheDocument()
})

function AskFirst({ onClose }: { onClose: () => void }) {
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    onClose()
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>Retire</Button>
      <Dialog open={open} onClose={close} title="Retire this record?" titleId="ask-title">
        <Button onClick={close}>Yes</Button>
      </Dialog>
    </>
  )
}

test.each(['{Escape}', '{Enter}'])('a dialog holds the focus and gives it back after %s', async (key) => {
  const onClose = vi.fn()
  await show(<AskFirst onClose={onClose} />)
  await page.getByRole('button', { name: 'Retire' }).click()
  const dialog = page.getByRole('dialog', { name: 'Retire this record?' })
  await expect.element(dialog).toBeVisible()
  await expect.element(dialog.getByRole('button', { name: 'Yes' })).toHaveFocus()
  await userEvent.keyboard(key)
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Retire' })).toHaveFocus()
  expect(onClose).toHaveBeenCalled()
})

test('a date and a moment say their label, help, zone and what is wrong', async () => {
  await show(
    <>
      <DateField id="day" label="Review on" help="At most a year." error="This date does not exist." />
      <DateTimeField id="moment" label="Noticed" zone="Europe/Brussels" />
    </>,
  )
  const day = page.getByLabelText('Review on')
  await day.fill('2027-06-01')
  await expect.element(day).toHaveValue('2027-06-01')
  await expect.element(day).toHaveAccessibleDescription('At most a year. This date does not exist.')
  await expect.element(day).toHaveAttribute('aria-invalid', 'true')
  const moment = page.getByLabelText('Noticed')
  await moment.fill('2026-06-02T10:30')
  await expect.element(moment).toHaveValue('2026-06-02T10:30')
  await expect.element(moment).toHaveAccessibleDescription('Europe/Brussels')
})

test('one of a few is chosen with the arrow keys', async () => {
  const options = [
    { value: 'low', label: 'Low', help: 'Few people' },
    { value: 'high', label: 'High' },
  ]
  await show(
    <RadioTiles
      legend="Risk"
      help="As it looks now."
      error="Choose one."
      options={options}
      columns={2}
      radio={{ name: 'risk' }}
    />,
  )
  await expect.element(page.getByRole('group', { name: 'Risk' })).toHaveAccessibleDescription('Choose one.')
  await userEvent.tab()
  await userEvent.keyboard(' {ArrowDown}')
  await expect.element(page.getByRole('radio', { name: 'High' })).toBeChecked()
  await expect.element(page.getByRole('radio', { name: /^Low/ })).not.toBeChecked()
})

test('any number of a list is chosen as chips, with the whole chip as target', async () => {
  const options = [
    { value: 'a', label: 'Customers' },
    { value: 'b', label: 'Staff' },
  ]
  await show(<ChipsChoice legend="People" hideLegend={false} size="lg" options={options} box={{ name: 'people' }} />)
  await page.getByText('Customers').click()
  await page.getByText('Staff').click()
  await expect.element(page.getByRole('checkbox', { name: 'Customers' })).toBeChecked()
  await page.getByText('Staff').click()
  await expect.element(page.getByRole('checkbox', { name: 'Staff' })).not.toBeChecked()
})

test('a box to tick says its help', async () => {
  await show(<Checkbox id="news" label="Send me news" help="Once a month." />)
  await page.getByText('Send me news').click()
  await expect.element(page.getByRole('checkbox', { name: /^Send me news/ })).toBeChecked()
  await expect.element(page.getByRole('checkbox')).toHaveAccessibleDescription('Once a month.')
})

test('a button inside a form sends nothing unless it says so', async () => {
  const sent = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
  await show(
    <form onSubmit={sent}>
      <Button>Add</Button>
      <Button type="submit" variant="danger" size="lg">
        Send
      </Button>
    </form>,
  )
  await page.getByRole('button', { name: 'Add' }).click()
  expect(sent).not.toHaveBeenCalled()
  await page.getByRole('button', { name: 'Send' }).click()
  expect(sent).toHaveBeenCalledTimes(1)
})

test('chips lead to what they name, and say how many more there are', async () => {
  const chips = [
    { label: 'Website', href: '/registers/sources/S-001', mark: 'retired' },
    { label: 'Shop', detail: 'Brussels' },
    { label: 'Phone' },
  ]
  await show(<ChipList chips={chips} max={2} more="1 more" wrap />)
  await expect.element(page.getByRole('list')).toHaveTextContent('WebsiteretiredShop1 more')
  await page.getByRole('link', { name: 'Website' }).click()
  expect(place.visits).toEqual(['push /registers/sources/S-001'])
})

test('pages before and after are links only where there are some', async () => {
  await show(
    <Pagination
      label="Pages"
      range="1–50 of 80"
      previous={{ href: null, text: 'Previous' }}
      next={{ href: '/log?page=2', text: 'Next' }}
    />,
  )
  await expect.element(page.getByRole('link', { name: 'Previous' })).not.toBeInTheDocument()
  await page.getByRole('link', { name: 'Next' }).click()
  expect(place.visits).toEqual(['push /log?page=2'])
})

test('what was taken out and put in is marked up, not only coloured', async () => {
  await show(
    <Card>
      <Badge tone="ok">kept</Badge>
      <InlineDiff before="Kept for five years." after="Kept for two years." />
      <TextLink href="/why">Why</TextLink>
    </Card>,
  )
  await expect.element(page.getByRole('deletion')).toHaveTextContent('five')
  await expect.element(page.getByRole('insertion')).toHaveTextContent('two')
})
