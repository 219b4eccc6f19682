import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { show } from '@/components/testing/show'
import { PanelBoundary } from './panel-boundary'

function Broken(): never {
  throw new Error('the database is away')
}

test('a part that fails says so beside the others, and tells nothing of why', async () => {
  await show(
    <>
      <PanelBoundary text="A part could not be shown." retry="Try again">
        <Broken />
      </PanelBoundary>
      <PanelBoundary text="Another part could not be shown." retry="Try again">
        <p>Files: 2</p>
      </PanelBoundary>
    </>,
  )
  await expect.element(page.getByRole('alert')).toHaveTextContent('A part could not be shown.')
  await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect.element(page.getByText('Files: 2')).toBeVisible()
  await expect.element(page.getByText('the database is away')).not.toBeInTheDocument()
  await expect.element(page.getByText('Another part could not be shown.')).not.toBeInTheDocument()
  // React tells of what it caught; that is all it may tell.
  expect(vi.mocked(console.error)).toHaveBeenCalledOnce()
  vi.mocked(console.error).mockClear()
})
