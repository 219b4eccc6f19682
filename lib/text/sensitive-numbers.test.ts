import { describe, expect, it } from 'vitest'
import { sensitiveNumbers } from './sensitive-numbers'

describe('sensitiveNumbers', () => {
  it.each([
    ['his number is 85.07.30-033.28', ['nationalNumber']],
    ['born in 2000: 00010100105', ['nationalNumber']],
    ['85.07.30-033.29 has wrong check digits', []],
    ['paid from BE68 5390 0754 7034 yesterday', ['iban']],
    ['be68539007547034', ['iban']],
    ['BE68 5390 0754 7035 is mistyped', []],
    ['card 4111 1111 1111 1111', ['card']],
    ['order 4111 1111 1111 1112', []],
    ['call +32 2 274 48 00 or see L-2026-004', []],
    ['between 2026-11-23 and 2026-12-24', []],
    ['', []],
  ])('%s', (text, kinds) => {
    expect(sensitiveNumbers(text)).toEqual(kinds)
  })
})
