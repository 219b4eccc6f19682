import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { readDraft, writeDraft } from '@/components/form/device/draft-store'
import { useRefusal } from '@/components/form/use-send'
import { show } from '@/components/testing/show'
import type { Failure, Result } from '@/lib/errors/refusal'
import { countDrafts } from './device-drafts'
import { NewPasswordField, PasswordField } from './password-field'
import { ProblemAlert } from './problem-alert'
import { SaveFoot } from './save-foot'
import { SignOutButton } from './sign-out-button'
import { TextField, textOf, ticked } from './text-field'

test('a password can be shown and hidden again', async () => {
  await show(<PasswordField id="password" label="Password" autoComplete="current-password" error="Too short." />)
  const box = page.getByLabelText('Password')
  await box.fill('correct horse')
  await expect.element(box).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect.element(box).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: 'Hide' }).click()
  await expect.element(box).toHaveAttribute('type', 'password')
  await expect.element(box).toHaveValue('correct horse')
  await expect.element(box).toHaveAccessibleDescription('Too short.')
})

test('a new password says what it must be, and lets a manager offer one', async () => {
  await show(<NewPasswordField id="fresh" error={undefined} />)
  const box = page.getByLabelText(/password/i).first()
  await expect.element(box).toHaveAttribute('autocomplete', 'new-password')
  await expect.element(box).toHaveAccessibleDescription(/\d+/)
})

test('a problem with the whole form takes the focus', async () => {
  const screen = await show(<ProblemAlert text={null} />)
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  await screen.rerender(<ProblemAlert text="The password is wrong." />)
  await expect.element(page.getByRole('alert')).toHaveTextContent('The password is wrong.')
  expect(page.getByRole('alert').element().closest('[tabindex]')).toBe(document.activeElement)
})

function Words({ failure }: { failure: Failure | null }) {
  const problem = useRefusal(failure, 'access')
  return (
    <form>
      <TextField
        id="email"
        label="E-mail"
        mark="required"
        help="As in the invitation."
        error={problem.field('email')}
      />
      <ProblemAlert text={problem.whole} />
      <SaveFoot saved={failure === null} savedText="Saved." submitText="Save" pending={failure !== null} />
    </form>
  )
}

test('an account form says what went wrong with the whole and with a field', async () => {
  const screen = await show(<Words failure={null} />)
  await expect.element(page.getByRole('status')).toHaveTextContent('Saved.')
  await screen.rerender(<Words failure={{ ok: false, code: 'invalid', fields: { email: ['required'] } }} />)
  await expect.element(page.getByLabelText('E-mail')).toHaveAccessibleDescription(/^As in the invitation\. ./)
  await expect.element(page.getByRole('alert')).toHaveTextContent('Some answers need another look.')
  await expect.element(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await screen.rerender(<Words failure={{ ok: false, code: 'not_now', reason: 'network' }} />)
  await expect.element(page.getByRole('alert')).toHaveTextContent('No connection to Dertig.')
})

const question = 'This device keeps something you did not send. Sign out and remove it?'
const draft = { values: { title: 'Half' }, opened: {}, version: null }

test.each([
  ['refuses, and the drafts stay', false],
  ['agrees, and the server is asked', true],
])('signing out asks before it removes drafts: the person %s', async (_case, agrees) => {
  const send = vi.fn(async (): Promise<Result<null>> => ({ ok: false, code: 'unavailable' }))
  const ask = vi.spyOn(window, 'confirm').mockReturnValue(agrees)
  await writeDraft('dana:new', draft)
  await show(<SignOutButton send={send} text="Sign out" question={question} />)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect.poll(() => ask.mock.calls).toEqual([[question]])
  await expect.element(page.getByRole('button', { name: 'Sign out' })).toBeEnabled()
  expect(send).toHaveBeenCalledTimes(agrees ? 1 : 0)
  // The server did not sign out: nothing is thrown away yet.
  expect(await readDraft('dana:new')).not.toBeNull()
})

test('drafts of every form are counted', async () => {
  expect(await countDrafts()).toBe(0)
  await writeDraft('dana:new', draft)
  await writeDraft('dana:P-001', draft)
  expect(await countDrafts()).toBe(2)
})

test('values of a sent form are read as text and as lists', () => {
  const form = new FormData()
  form.append('role', 'dpo')
  form.append('role', 'editor')
  form.append('file', new File([], 'a.txt'))
  expect([textOf(form, 'role'), textOf(form, 'file'), textOf(form, 'absent')]).toEqual(['dpo', '', ''])
  expect(ticked(form, 'role')).toEqual(['dpo', 'editor'])
})
