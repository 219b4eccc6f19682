import { createReactServerErrorHandler } from 'next/dist/server/app-render/create-error-handler'
import { beforeEach, expect, it, vi } from 'vitest'
import { keepContentsOffConsole } from './console'
import { catchLog } from './testing/lines'
import { logUnexpected } from './unexpected'
import { beginVisit, during, endVisit } from './visit'

const caught = catchLog()
const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
keepContentsOffConsole()
beforeEach(caught.clear)

const broken = () => new TypeError('cannot read the mailing of Nele')

/** As Next does it: its handler of errors gives the digest that the browser is told, after it has printed the error. */
const digestOf = createReactServerErrorHandler(false, false, new Map(), (error) => console.error(error))

it('gives the error page the id of the line, and the line no message', () => {
  const visit = beginVisit({ kind: 'page', name: '/leaks' })
  const digest = during(visit, () => digestOf(broken()))
  endVisit(visit)
  expect(digest).toBe(visit.requestId)
  expect(caught.lines()).toHaveLength(1)
  expect(caught.lines()[0]).toMatchObject({ door: '/leaks', outcome: 'failed', code: 'TypeError', requestId: digest })
  expect(caught.text()).not.toContain('Nele')
})

it('says nothing again when Next tells of the same error while it draws the page', () => {
  const visit = beginVisit({ kind: 'page', name: '/leaks' })
  during(visit, () => {
    const again = Object.assign(new Error('An error occurred'), { digest: digestOf(broken()) })
    console.error(again)
    logUnexpected('next', visit.requestId, again)
  })
  endVisit(visit)
  expect(caught.lines()).toHaveLength(1)
})

it('keeps errors outside any visit in the log too, and lets words through', () => {
  console.error('⨯', broken())
  console.error('a warning')
  expect(caught.lines()).toMatchObject([{ where: 'next', msg: 'unexpected error' }])
  expect(caught.text()).not.toContain('Nele')
  expect(printed.mock.calls).toEqual([['a warning']])
})
