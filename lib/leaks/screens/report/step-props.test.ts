import { expect, test } from 'vitest'
import { dataChips } from '../../facts/answers'
import { codeIn, toggled } from './step-when'

test('chips keep the order of the list; "I don’t know" and the others exclude each other', () => {
  expect(toggled(dataChips, ['health'], 'contact')).toEqual(['contact', 'health'])
  expect(toggled(dataChips, ['contact', 'health'], 'contact')).toEqual(['health'])
  expect(toggled(dataChips, ['contact', 'health'], 'unknown')).toEqual(['unknown'])
  expect(toggled(dataChips, ['unknown'], 'bank')).toEqual(['bank'])
  expect(toggled(dataChips, [], 'no such chip')).toEqual([])
})

test('a value the list does not have becomes the fallback', () => {
  expect([codeIn(dataChips, 'bank', 'unknown'), codeIn(dataChips, 'x', 'unknown')]).toEqual(['bank', 'unknown'])
})
