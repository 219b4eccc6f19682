import { describe, expect, test } from 'vitest'
import { isIban, isNationalNumber, isPaymentCard, warnings } from './sensitive'

const kinds = (text: string) => warnings(text).map((warning) => [warning.kind, text.slice(warning.start, warning.end)])

describe('Belgian national register numbers', () => {
  test.each([
    ['85.07.30-033.28', true],
    ['85073003328', true],
    ['17 07 30 033 84', true],
    ['85.07.30-033.29', false],
    ['85.19.30-033.28', false],
    ['8507300332', false],
  ])('%s: %s', (text, valid) => {
    expect(isNationalNumber(text)).toBe(valid)
  })
})

describe('IBAN', () => {
  test.each([
    ['BE68 5390 0754 7034', true],
    ['be68539007547034', true],
    ['NL91 ABNA 0417 1643 00', true],
    ['BE68 5390 0754 7035', false],
  ])('%s: %s', (text, valid) => {
    expect(isIban(text)).toBe(valid)
  })
})

describe('payment cards', () => {
  test.each([
    ['4111 1111 1111 1111', true],
    ['5500-0000-0000-0004', true],
    ['4111 1111 1111 1112', false],
    ['0000 0000 0000 0000', false],
    ['411111111111', false],
  ])('%s: %s', (text, valid) => {
    expect(isPaymentCard(text)).toBe(valid)
  })
})

describe('a text', () => {
  test('warns with kind and place', () => {
    const text = 'Mail to Jan (85.07.30-033.28), account BE68 5390 0754 7034 and card 4111 1111 1111 1111.'
    expect(kinds(text)).toEqual([
      ['national_number', '85.07.30-033.28'],
      ['iban', 'BE68 5390 0754 7034'],
      ['payment_card', '4111 1111 1111 1111'],
    ])
  })

  test('an IBAN followed by a word is still found', () => {
    expect(kinds('op BE68 5390 0754 7034 werd gestort')).toEqual([['iban', 'BE68 5390 0754 7034']])
  })

  test.each([
    'L-2026-004, DBN2026060512345, +32 9 279 98 57, 0694.679.950',
    'Tue 2026-06-02 14:37 till 2026-06-05 14:37',
    'order 1234567890123 of 1,200 addresses',
    '',
  ])('"%s" warns of nothing', (text) => {
    expect(warnings(text)).toEqual([])
  })

  test('a very long text is read in reasonable time', () => {
    expect(warnings(`${'1 '.repeat(60_000)}AA11 ${'A1B2 '.repeat(20_000)}`).length).toBeGreaterThanOrEqual(0)
  })
})
