import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { DraftOwner } from '@/components/form/device/draft-owner'
import { place } from '@/components/testing/place'
import { resolved } from '@/components/testing/resolved'
import { show } from '@/components/testing/show'
import type { Result } from '@/lib/errors/refusal'
import { Act } from './act'
import type { ActField, ActProps } from './types'

const fields: ActField[] = [
  { name: 'awareAt', kind: 'moment', label: 'Aware since', zone: 'Europe/Brussels' },
  {
    ...{ name: 'risk', kind: 'tiles', label: 'Risk' },
    options: [
      { value: 'true', label: 'High' },
      { value: 'false', label: 'Not high' },
    ],
  },
  { name: 'grounds', kind: 'text', label: 'Grounds', when: { field: 'risk', in: ['true'] } },
  { name: 'reason', kind: 'line', label: 'Why so late', onRequest: true },
  { name: 'people', kind: 'number', label: 'People' },
  { name: 'day', kind: 'date', label: 'Day' },
  { name: 'role', kind: 'choice', label: 'Role', empty: 'Choose', options: [{ value: 'dpo', label: 'DPO' }] },
  { name: 'sure', kind: 'check', label: 'I am sure' },
]

type Send = ActProps['action']
const sends = (...refusals: Result<unknown>[]) => {
  const send = vi.fn<Send>(async () => ({ ok: true, value: { ref: 'L-2026-004' } }))
  for (const refusal of refusals) send.mockImplementationOnce(async () => refusal)
  return send
}

type More = { summary?: string; doneHref?: string; version?: number; person?: string }

async function act(action: Send, { version = 3, person = 'dana', ...more }: More = {}) {
  const fixed = { ref: 'L-2026-004', version }
  const form = await resolved(<Act name="set" action={action} fixed={fixed} fields={fields} submit="Set" {...more} />)
  return show(<DraftOwner id={person}>{form}</DraftOwner>)
}

const press = () => page.getByRole('button', { name: 'Set' }).click()
const problem = page.getByRole('alert')

test('each answer is sent as what it is, and afterwards the page is read anew with empty questions', async () => {
  const send = sends()
  await act(send)
  await page.getByLabelText('Aware since').fill('2026-06-02T10:30')
  await expect.element(page.getByLabelText('Grounds')).not.toBeInTheDocument()
  await page.getByText('High', { exact: true }).click()
  await page.getByLabelText('Grounds').fill('Health data')
  await page.getByLabelText('People').fill('12')
  await page.getByLabelText('Day').fill('2026-06-01')
  await page.getByLabelText('Role').selectOptions('DPO')
  await page.getByText('I am sure').click()
  await press()
  await expect.poll(() => place.visits).toEqual(['refresh /'])
  expect(send.mock.calls).toEqual([
    [
      {
        ...{ ref: 'L-2026-004', version: 3, risk: true },
        awareAt: { local: '2026-06-02T10:30', offset: null, zone: 'Europe/Brussels' },
        ...{ grounds: 'Health data', reason: '', people: 12, day: '2026-06-01', role: 'dpo', sure: true },
      },
    ],
  ])
  await expect.element(page.getByLabelText('Aware since')).toHaveValue('')
  await expect.element(page.getByRole('status')).not.toBeEmptyDOMElement()
})

test('an answer that is not asked is sent as none', async () => {
  const send = sends()
  await act(send)
  await page.getByText('High', { exact: true }).click()
  await page.getByLabelText('Grounds').fill('Typed before')
  await page.getByText('Not high').click()
  await press()
  await expect
    .poll(() => send.mock.calls[0]?.[0])
    .toMatchObject({
      ...{ risk: false, grounds: '', people: null, day: null, role: null, sure: false },
    })
})

test('a question that the server asks for appears with what is wrong, and what was typed stays', async () => {
  const send = sends({
    ok: false,
    code: 'invalid',
    reason: 'moments_unlikely',
    data: { names: 'A lies after B' },
    fields: { reason: ['required'] },
  })
  await act(send)
  await page.getByLabelText('Aware since').fill('2026-06-02T10:30')
  await expect.element(page.getByLabelText('Why so late')).not.toBeInTheDocument()
  await press()
  await expect.element(problem).toHaveTextContent('Is this right? A lies after B. If so, say why; the reason is kept.')
  await expect.element(page.getByLabelText('Why so late')).toHaveAccessibleDescription('This needs an answer.')
  await page.getByLabelText('Why so late').fill('On leave')
  await press()
  await expect
    .poll(() => send.mock.calls[1]?.[0])
    .toMatchObject({
      awareAt: { local: '2026-06-02T10:30', offset: null },
      reason: 'On leave',
    })
  await expect.element(problem).not.toBeInTheDocument()
})

test('a time that the clocks showed twice is asked again with its offsets', async () => {
  const send = sends({ ok: false, code: 'invalid', data: { offsets: ['+02:00', '+01:00'] } })
  await act(send)
  await page.getByLabelText('Aware since').fill('2026-10-25T02:30')
  await press()
  await page.getByText('UTC+01:00').click()
  await press()
  await expect
    .poll(() => send.mock.calls[1]?.[0])
    .toMatchObject({
      awareAt: { local: '2026-10-25T02:30', offset: '+01:00' },
    })
})

test('when somebody else was faster, the page is read anew and what was typed stays', async () => {
  await act(sends({ ok: false, code: 'stale' }))
  await page.getByLabelText('People').fill('12')
  await press()
  await expect.element(problem).toHaveTextContent('Somebody else saved this in the meantime.')
  await expect.poll(() => place.visits).toEqual(['refresh /'])
  await expect.element(page.getByLabelText('People')).toHaveValue('12')
})

test('folded away it is opened by its words, and leads on when it is done', async () => {
  await act(sends(), { summary: 'Set the moment', doneHref: '/leaks/{ref}#clocks' })
  await expect.element(page.getByLabelText('People')).not.toBeVisible()
  await page.getByText('Set the moment').click()
  await page.getByLabelText('People').fill('12')
  await press()
  await expect.poll(() => place.visits).toEqual(['push /leaks/L-2026-004#clocks'])
})

test('what was typed is there again, unfolded, for the same person and a later version, until it was done', async () => {
  const folded = { summary: 'Set the moment' }
  const first = await act(sends(), folded)
  await page.getByText('Set the moment').click()
  await page.getByText('High', { exact: true }).click()
  await page.getByLabelText('Grounds').fill('Health data of twelve people')
  await first.unmount()
  const other = await act(sends(), { ...folded, person: 'erik' })
  await expect.element(page.getByText('Set the moment')).toBeVisible()
  await expect.element(page.getByLabelText('People')).not.toBeVisible()
  await other.unmount()
  const again = await act(sends(), { ...folded, version: 4 })
  await expect.element(page.getByLabelText('Grounds')).toHaveValue('Health data of twelve people')
  await expect.element(page.getByText('What you typed earlier is back')).toBeVisible()
  await press()
  await expect.poll(() => place.visits).toEqual(['refresh /'])
  await again.unmount()
  await act(sends())
  await expect.element(page.getByLabelText('People')).toBeVisible()
  await expect.element(page.getByLabelText('Grounds')).not.toBeInTheDocument()
})

test('what came back can be thrown away', async () => {
  const first = await act(sends())
  await page.getByLabelText('People').fill('12')
  await first.unmount()
  const again = await act(sends())
  await expect.element(page.getByLabelText('People')).toHaveValue('12')
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await expect.element(page.getByLabelText('People')).toHaveValue('')
  await again.unmount()
  await act(sends())
  await expect.element(page.getByLabelText('People')).toHaveValue('')
})

test('one button for each answer: it answers and sends; a question that goes with an answer is shown before it, sent only with it', async () => {
  const send = sends()
  const form = await resolved(
    <Act
      name="send"
      action={send}
      fixed={{ ref: 'L-2026-004', version: 3 }}
      submit="Sign"
      buttons={{
        field: 'outcome',
        options: [
          { value: 'notify', label: 'Notify' },
          { value: 'not_needed', label: 'Not needed' },
        ],
      }}
      fields={[
        { name: 'grounds', kind: 'text', label: 'Grounds' },
        {
          ...{ name: 'law', kind: 'choice', label: 'Ground in the law', value: 'unlikely', early: true },
          ...{ when: { field: 'outcome', in: ['not_needed'] }, options: [{ value: 'unlikely', label: 'Unlikely' }] },
        },
      ]}
    />,
  )
  await show(form)
  await expect.element(page.getByLabelText('Ground in the law')).toHaveValue('unlikely')
  await page.getByLabelText('Grounds', { exact: true }).fill('Forty people')
  await page.getByRole('button', { name: 'Notify' }).click()
  await expect.poll(() => send.mock.calls.length).toBe(1)
  await page.getByRole('button', { name: 'Not needed' }).click()
  await expect.poll(() => send.mock.calls.length).toBe(2)
  expect(send.mock.calls).toMatchObject([
    [{ outcome: 'notify', law: null, grounds: 'Forty people' }],
    [{ outcome: 'not_needed', law: 'unlikely', grounds: '' }],
  ])
})

test('after it was done a folded form closes, and its heading has the focus', async () => {
  await act(sends(), { summary: 'Set the moment' })
  await page.getByText('Set the moment').click()
  await press()
  await expect.element(page.getByLabelText('Aware since')).not.toBeVisible()
  expect(document.activeElement?.textContent).toBe('Set the moment')
})

test('what was typed for one act comes back in it, and not in the opposite one beside it', async () => {
  const reason: ActField[] = [{ name: 'reason', kind: 'line', label: 'Why' }]
  const both = async () => {
    const fixed = { ref: 'L-2026-005', version: 3 }
    const of = (name: string) =>
      resolved(<Act name={name} action={sends()} fixed={fixed} fields={reason} submit={name} />)
    const [avoided, none] = await Promise.all([of('avoided'), of('none')])
    return show(
      <DraftOwner id="dana">
        {avoided}
        {none}
      </DraftOwner>,
    )
  }
  const shown = await both()
  await page.getByLabelText('Why').first().fill('Caught in time')
  await shown.unmount()
  await both()
  await expect.element(page.getByLabelText('Why').first()).toHaveValue('Caught in time')
  await expect.element(page.getByLabelText('Why').last()).toHaveValue('')
})
