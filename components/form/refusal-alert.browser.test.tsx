import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '@/components/testing/show'
import { describedBy, Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioTiles } from '@/components/ui/radio-tiles'
import { RefusalAlert } from './refusal-alert'

type Props = { text: string | null; name?: string; way?: string }

const options = [
  { value: 'a', label: 'By mail' },
  { value: 'b', label: 'By telephone' },
]

function Small({ text, name, way }: Props) {
  return (
    <form>
      <RefusalAlert text={text} />
      <Field id="name" label="Name" {...(name ? { error: name } : {})}>
        <Input id="name" aria-describedby={describedBy('name', name ? { error: name } : {})} />
      </Field>
      <RadioTiles legend="How" options={options} radio={{ name: 'way' }} {...(way ? { error: way } : {})} />
    </form>
  )
}

const alert = page.getByRole('alert')
const link = (name: string) => alert.getByRole('link', { name })

test('every wrong answer is named at once by its question, and its link brings there, to a group too', async () => {
  await show(<Small text="Please look again." name="Fill this in." way="Choose one." />)
  await expect.element(alert).toHaveTextContent('Please look again.')
  await link('How: Choose one.').click()
  await expect.element(page.getByRole('radio', { name: 'By mail' })).toHaveFocus()
  await link('Name: Fill this in.').click()
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus()
})

test('the links follow what is wrong now, and a refusal of the whole has none', async () => {
  const shown = await show(<Small text="Please look again." name="Fill this in." />)
  await expect.element(alert.getByRole('link')).toHaveTextContent('Name: Fill this in.')
  await shown.unmount()
  const other = await show(<Small text="Not now." />)
  await expect.element(alert).toHaveTextContent('Not now.')
  await expect.element(alert.getByRole('link')).not.toBeInTheDocument()
  await other.unmount()
  await show(<Small text={null} />)
  await expect.element(alert).not.toBeInTheDocument()
})

test('in French a space stands before the colon', async () => {
  await show(<Small text="Regardez encore." name="À remplir." />, 'fr')
  await expect.element(alert.getByRole('link')).toBeVisible()
  expect(alert.getByRole('link').element().textContent).toBe('Name\u00a0: À remplir.')
})
