import { expect, it } from 'vitest'
import { isAddress, isExampleAddress, maskedAddress } from './settings'

it.each([
  ['nele@optipost.example', true],
  ['nele@mail.optipost.EXAMPLE', true],
  ['nele@example', true],
  ['nele@optipost.example.be', false],
  ['nele@myexample', false],
  ['example@optipost.be', false],
])('%s is under .example: %s', (address, expected) => {
  expect(isExampleAddress(address)).toBe(expected)
})

it.each([
  ['nele@optipost.be', true],
  ['nele@optipost.be, evil@x.test', false],
  ['Nele <nele@optipost.be>', false],
  ['nele@optipost.be\r\nBcc: evil@x.test', false],
  ['"a b"@optipost.be', false],
  ['nele', false],
])('%j is one plain address: %s', (address, expected) => {
  expect(isAddress(address)).toBe(expected)
})

it('a masked address says little', () => {
  expect(maskedAddress('nele.janssens@optipost.be')).toBe('n•••@o•••')
})
