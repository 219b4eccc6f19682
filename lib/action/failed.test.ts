import { expect, it } from 'vitest'
import { beginVisit, during } from '@/lib/log/visit'
import { noteFailure } from './failed'

const busy = () => new Error('timeout exceeded when trying to connect')
const again = () => Object.assign(new Error('said again'), { digest: '7' })

it.each<[string, readonly Error[], string, string]>([
  ['a busy database', [busy()], 'refused', 'unavailable'],
  ['the same told again while the page is drawn', [busy(), again()], 'refused', 'unavailable'],
  ['a failure of the program', [new TypeError('x')], 'failed', 'TypeError'],
  ['a failure of the program after a busy database', [busy(), new TypeError('x')], 'failed', 'TypeError'],
])('%s', (_, errors, outcome, code) => {
  const visit = beginVisit({ kind: 'page', name: '/' })
  during(visit, () => {
    for (const error of errors) noteFailure('test', error)
  })
  expect([visit.outcome, visit.code]).toEqual([outcome, code])
})
