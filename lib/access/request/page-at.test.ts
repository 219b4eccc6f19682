import { expect, it } from 'vitest'
import { pages } from '../doors'
import { pageAt } from './page-at'

it.each(Object.keys(pages))('an address of %s is known as such', (name) => {
  const address = name.replaceAll(/\[\w+\]/g, 'Something-1')
  expect(pageAt(address)).toBe(name)
  expect(pageAt(`${address}?q=Nele&_rsc=1`)).toBe(name)
})

it.each([
  ['/registers/extract', '/registers/extract'],
  ['/registers/activities/templates', '/registers/activities/templates'],
  ['/registers/activities/new', '/registers/[register]/new'],
  ['/leaks/', '/leaks'],
  ['//leaks//LEK-1', '/leaks/[ref]'],
  ['/_next/static/chunks/a.js', null],
  ['/api/health', null],
  ['/nowhere', null],
  ['', '/'],
])('%s is of %s', (address, page) => {
  expect(pageAt(address)).toBe(page)
})
