import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { resolved } from '@/components/testing/resolved'
import { show } from '@/components/testing/show'
import { Fold, Part } from './fold'
import { OpenAtHash } from './open-at-hash'

afterEach(() => history.replaceState(null, '', location.pathname))

async function folds() {
  await show(
    await resolved(
      <>
        <OpenAtHash />
        <ol>
          <li aria-current="step">
            <a href="#step-aware">Go</a>
          </li>
        </ol>
        <Fold id="step-aware" title="Aware since" brief="Thu 4 Jun">
          <p>The reason</p>
        </Fold>
        <Fold id="step-filed" title="Reports" open={false}>
          <Part id="drafts" title="Drafts">
            <p>No draft</p>
          </Part>
        </Fold>
      </>,
    ),
  )
}

test('a part folds to its heading and what came of it, and opens at a link to it, as often as asked', async () => {
  await folds()
  await expect.element(page.getByText('The reason')).not.toBeVisible()
  await expect.element(page.getByText('Thu 4 Jun')).toBeVisible()
  await page.getByRole('link', { name: 'Go' }).click()
  await expect.element(page.getByText('The reason')).toBeVisible()
  await page.getByText('Aware since').click()
  await expect.element(page.getByText('The reason')).not.toBeVisible()
  await page.getByRole('link', { name: 'Go' }).click()
  await expect.element(page.getByText('The reason')).toBeVisible()
})

test('an address that names a part deep within one opens everything around it', async () => {
  history.replaceState(null, '', '#drafts')
  await folds()
  await expect.element(page.getByText('No draft')).toBeVisible()
  await expect.element(page.getByText('The reason')).not.toBeVisible()
})

test('an address that names what is next opens the step that the page says is the current one', async () => {
  history.replaceState(null, '', '#next')
  await folds()
  await expect.element(page.getByText('The reason')).toBeVisible()
  await expect.element(page.getByText('No draft')).not.toBeVisible()
})
