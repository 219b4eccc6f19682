import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { renderHook } from 'vitest-browser-react'
import { Form } from '@/components/form/form'
import { resolved } from '@/components/testing/resolved'
import { show } from '@/components/testing/show'
import type { Result } from '@/lib/errors/refusal'
import { useRefusal, useSend } from './use-send'

type Send = (input: unknown) => Promise<Result<string>>

function Retire({ send, done }: { send: Send; done: (ref: string) => void }) {
  const { submit, pending, failure } = useSend(send, done)
  const { whole: text } = useRefusal(failure)
  return (
    <>
      <button type="button" disabled={pending} onClick={() => submit({ ref: 'P-001' })}>
        Retire
      </button>
      {text && <p role="alert">{text}</p>}
    </>
  )
}

const button = page.getByRole('button', { name: 'Retire' })
const problem = page.getByRole('alert')

test('while an action is under way its button waits, and afterwards the answer counts', async () => {
  const done = vi.fn()
  const answer: { give?: (result: Result<string>) => void } = {}
  const send = vi.fn<Send>(
    () =>
      new Promise((resolve) => {
        answer.give = resolve
      }),
  )
  await show(<Retire send={send} done={done} />)
  await button.click()
  await expect.element(button).toBeDisabled()
  answer.give?.({ ok: true, value: 'P-001' })
  await expect.element(button).toBeEnabled()
  expect(send.mock.calls).toEqual([[{ ref: 'P-001' }]])
  expect(done.mock.calls).toEqual([['P-001', { ref: 'P-001' }]])
})

test('pressing again while one is under way sends nothing', async () => {
  const answer: { give?: (result: Result<string>) => void } = {}
  const send = vi.fn<Send>(
    () =>
      new Promise((resolve) => {
        answer.give = resolve
      }),
  )
  const { result, act } = await renderHook(() => useSend(send, () => undefined))
  await act(() => {
    result.current.submit(1)
    result.current.submit(2)
  })
  expect(send.mock.calls).toEqual([[1]])
  expect([result.current.pending, result.current.saved]).toEqual([true, false])
  await act(() => answer.give?.({ ok: true, value: 'P-001' }))
  await expect.poll(() => [result.current.pending, result.current.saved]).toEqual([false, true])
  await act(() => result.current.typed())
  expect(result.current.saved).toBe(false)
})

test('a refusal is said until the next try, a lost connection too', async () => {
  const done = vi.fn()
  const send = vi.fn<Send>(async () => ({ ok: true, value: 'P-001' }))
  send.mockImplementationOnce(async () => ({ ok: false, code: 'not_now', reason: 'record_retired' }))
  send.mockImplementationOnce(async () => Promise.reject(new TypeError('offline')))
  await show(<Retire send={send} done={done} />)
  await button.click()
  await expect.element(problem).toHaveTextContent('This record is retired. Restore it first.')
  await button.click()
  await expect.element(problem).toHaveTextContent('No connection to Dertig.')
  expect(done).not.toHaveBeenCalled()
  await button.click()
  await expect.element(problem).not.toBeInTheDocument()
  expect(done).toHaveBeenCalledTimes(1)
})

test('a page hands a form its own texts, in the language of the reader', async () => {
  const form = (
    <Form
      draftKey="dana:purposes:new"
      sections={[
        { id: 'main', title: 'Doel', help: 'Kort.', fields: [{ name: 'title', kind: 'text', label: 'Naam' }] },
      ]}
      values={{ title: '' }}
      version={null}
      context={{}}
      action={async () => ({ ok: true, value: { ref: 'P-001' } })}
      doneHref="/registers/purposes/{ref}"
      cancelHref="/registers/purposes"
      submitText="Opslaan"
    />
  )
  await show(null, 'nl')
  await show(await resolved(form), 'nl')
  await expect.element(page.getByRole('link', { name: 'Annuleren' })).toHaveAttribute('href', '/registers/purposes')
  await expect.element(page.getByRole('region', { name: 'Doel' })).toHaveTextContent('Kort.')
})
