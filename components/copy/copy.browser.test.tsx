import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '@/components/testing/show'
import { CopyButton, CopyHash } from './copy'

const hash = 'a1b2c3d4e5f6'.padEnd(64, '0')
const status = page.getByRole('status')
const refuse = () =>
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))

test('a hash shows its beginning, is copied whole, and who does not see it hears that it was', async () => {
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await show(<CopyHash hash={hash} kind="SHA-256" />)
  const button = page.getByRole('button', { name: `Copy the hash ${hash}` })
  await expect.element(button).toHaveTextContent('SHA-256 a1b2c3d4e5f6…')
  await expect.element(status).toHaveTextContent('')
  await button.click()
  await expect.element(status).toHaveTextContent('Copied')
  await expect.element(button).toHaveTextContent('Copied')
  expect(written.mock.calls).toEqual([[hash]])
})

test('another text has not been copied yet', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const screen = await show(<CopyButton text="one" />)
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  await screen.rerender(<CopyButton text="two" />)
  await expect.element(page.getByRole('button', { name: 'Copy' })).toBeVisible()
  await expect.element(status).toHaveTextContent('')
})

test('where the clipboard is refused, the text is copied as a selection and the focus stays', async () => {
  refuse()
  const copied = vi.spyOn(document, 'execCommand').mockImplementation(() => {
    copiedText = String(document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value)
    return true
  })
  let copiedText = ''
  await show(<CopyButton text="https://dertig.example/welcome/1" />)
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect.element(status).toHaveTextContent('Copied')
  await expect.element(page.getByRole('button', { name: 'Copied' })).toHaveFocus()
  expect([copied.mock.calls, copiedText]).toEqual([[['copy']], 'https://dertig.example/welcome/1'])
})

test('where nothing may be copied, the text stands there selected and the person is told', async () => {
  refuse()
  vi.spyOn(document, 'execCommand').mockReturnValue(false)
  await show(<CopyHash hash={hash} />)
  await page.getByRole('button').click()
  await expect.element(status).toHaveTextContent('Your browser does not let us copy.')
  const field = page.getByRole('textbox', { name: 'Text to copy' })
  await expect.element(field).toHaveValue(hash)
  await expect.poll(() => String(window.getSelection())).toBe(hash)
})
