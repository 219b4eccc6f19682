import { expect, it } from 'vitest'
import { storable } from './storable'

const when = new Date(0)

it.each([
  ['NUL', 'a\0b', 'ab'],
  ['half a pair', 'a\ud800b', 'a\ufffdb'],
  ['a whole pair', 'a😀b', 'a😀b'],
  ['line breaks, tabs and accents', 'a\r\n\tó', 'a\r\n\tó'],
  ['inside', { list: ['\0x', 1, null], deep: { 'k\0': true } }, { list: ['x', 1, null], deep: { k: true } }],
  ['what is no text', when, when],
  ['nothing', undefined, undefined],
])('%s', (_, value, expected) => {
  expect(storable(value)).toEqual(expected)
})
