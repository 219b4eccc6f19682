import { describe, expect, it, test } from 'vitest'
import { type SensitiveKind, sensitiveNumbers } from './sensitive-numbers'

const noBreak = '\u00a0'
const thin = '\u2009'
const narrow = '\u202f'

/** What the texts of a table should warn of: each row a text. */
const warnsOf = (kind: SensitiveKind, texts: readonly string[]) =>
  it.each(texts)('%s', (text) => {
    expect(sensitiveNumbers(text)).toEqual([kind])
  })

describe('a Belgian national number', () => {
  warnsOf('national_number', [
    '85073003328',
    '85.07.30-033.28',
    '85.07.30 - 033.28',
    '85/07/30-033.28',
    '85-07-30-033-28',
    '85 07 30 033 28',
    '85.07.30.033.28',
    '85/07/30 033/28',
    '850730-03328',
    '850730 033 28',
    '850730033-28',
    '85.07.30–033.28',
    '85.07.30 — 033.28',
    `85${noBreak}07${noBreak}30${noBreak}033${noBreak}28`,
    `85${thin}07${thin}30${thin}033${thin}28`,
    `85.07.30${narrow}-${narrow}033.28`,
    '85.07.30\u200b-033.28',
    'of Jan (85.07.30-033.28), who called',
    'nr.85.07.30-033.28.',
    'scan_85073003328.pdf',
    'on line 12 85.07.30-033.28 is written',
    '17 07 30 033 84 was born in 2017',
    'born in 2000: 00.01.01-001.05',
    '00010100105',
    'bis number, sex unknown: 85.27.30-033.71',
    'bis number, sex known: 85.47.30-033.17',
    'bis number since 2000: 02 41 01 005 32',
    'day of birth unknown: 85.00.00-001.38',
    'the last of a day: 99.12.31-998.41',
  ])
})

describe('an IBAN', () => {
  warnsOf('iban', [
    'BE68539007547034',
    'be68539007547034',
    'BE68 5390 0754 7034',
    'BE68-5390-0754-7034',
    'BE68.5390.0754.7034',
    'BE68/5390/0754/7034',
    'BE68 5390-0754.7034',
    'BE 68 539-0075470-34',
    `BE68${noBreak}5390${noBreak}0754${noBreak}7034`,
    `BE68${thin}5390${narrow}0754${thin}7034`,
    'op BE68 5390 0754 7034 werd gestort',
    'IBAN:BE68539007547034.',
    'NL91 ABNA 0417 1643 00',
    'nl91abna0417164300',
    'DE89 3704 0044 0532 0130 00',
    'FR14 2004 1010 0505 0001 3M02 606',
    'LU28 0019 4006 4475 0000 is in Luxembourg',
    'GB29-NWBK-6016-1331-9268-19',
    'ES91 2100 0418 4502 0005 1332',
    'IT60 X054 2811 1010 0000 0123 456',
    'CH93 0076 2011 6238 5295 7',
    'NO93 8601 1117 947',
    'IE29 AIBK 9311 5212 3456 78',
    'PL61 1090 1014 0000 0712 1981 2874',
    'AT61 1904 3002 3457 3201',
    'PT50 0002 0123 1234 5678 9015 4',
    'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
    'BR18 0036 0305 0000 1000 9795 493C 1',
  ])
})

describe('a payment card', () => {
  warnsOf('payment_card', [
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111.1111.1111.1111',
    '4111-1111-1111-1111',
    '4111/1111/1111/1111',
    '4111 - 1111 - 1111 - 1111',
    '4111-1111 1111.1111',
    `4111${noBreak}1111${noBreak}1111${noBreak}1111`,
    `4111${thin}1111${thin}1111${narrow}1111`,
    'card 4111 1111 1111 1111 12/28',
    'order 2026 4111 1111 1111 1111',
    'pasted,4111111111111111,Jan',
    '4222222222222',
    'Mastercard 5500-0000-0000-0004',
    'Mastercard 2221 0000 0000 0009',
    'American Express 3782 822463 10005',
    'Diners 3852 000002 3237',
    'Discover 6011 1111 1111 1117',
    'JCB 3530 1113 3330 0000',
    'Bancontact 6703 4444 4444 4444 1',
    'UnionPay 622926000000000002',
  ])
})

describe('no alarm', () => {
  it.each([
    ['nothing', ''],
    ['wrong check digits of a national number', '85.07.30-033.29'],
    ['a month that is none', '85.13.30-033.70'],
    ['a month that is none, as a bis number', '85.61.30-033.18'],
    ['a day that is none', '85.07.32-033.65'],
    ['a number of the day that nobody has', '85.06.30-000.54'],
    ['ten digits', '85.07.30-033.2'],
    ['twelve digits', '850730033281'],
    ['other groups of eleven digits', '8507 3003 328'],
    ['eleven zeros', '00000000097'],
    ['part of a code with letters', 'INV85073003328'],
    ['one number on two lines', '85.07.30\n033.28'],
    ['wrong check digits of an IBAN', 'BE68 5390 0754 7035'],
    ['an IBAN too short for its country', 'BE6853900754703'],
    ['a country without IBAN', 'US84 1234 5678 9012 34'],
    ['words after "de 12"', 'de 12 personen die op 12 juni belden'],
    ['wrong check digits of a card', '4111 1111 1111 1112'],
    ['sixteen zeros', '0000 0000 0000 0000'],
    ['twelve digits of a card', '411111111111'],
    ['a number with right check digit that no card starts with', '1234 5678 9012 347'],
    ['a moment as digits', '20260605123450'],
    ['a telephone number', '+32 2 274 48 00'],
    ['a mobile number with right check digits', '+85073003328'],
    ['a mobile number with 00', '0032475123454 or 0032 475 12 34 54'],
    ['a mobile number', '0475/12.34.56 and 0475 12 34 56'],
    ['an enterprise number', '0694.679.950'],
    ['an enterprise number with country', 'BE 0694.679.950 and BE0694679950'],
    ['references', 'L-2026-004, A-012, DBN2026060512345'],
    ['a structured message of a payment', '+++090/9337/55493+++'],
    ['a barcode', '5412345678908'],
    ['an order', 'order 1234567890123 of 1,200 addresses'],
    ['an article of the law', 'Art. 33(3)(a) GDPR, Reg. 1182/71'],
    ['dates', 'between 2026-11-23 and 2026-12-24, 05/06/2026 - 06/06/2026'],
    ['moments', 'Tue 2026-06-02 14:37 till 2026-06-05 14:37'],
    ['amounts', '1.234.567.890,12 or 4 111 111 111 111 111 euro, 12.345.678.901'],
    ['a list of small numbers', '51 52 53 54 55 56 57 58'],
    ['a version', 'release 4.11.11.11'],
    ['an address of a computer', '192.168.100.200'],
    ['a uuid', '00000000-0000-4000-8000-000000000001'],
  ])('%s: %s', (_what, text) => {
    expect(sensitiveNumbers(text)).toEqual([])
  })
})

test('every kind is told once, in the order of the text', () => {
  const text = 'Jan (85.07.30-033.28), BE68 5390 0754 7034, NL91 ABNA 0417 1643 00, card 4111 1111 1111 1111.'
  expect(sensitiveNumbers(text)).toEqual(['national_number', 'iban', 'payment_card'])
})

test('numbers that only a space keeps apart are all found', () => {
  expect(sensitiveNumbers('4111 1111 1111 1111 85.07.30-033.28 BE68 5390 0754 7034')).toHaveLength(3)
})

test('only the first 100,000 characters are read, however they are made', () => {
  const long = `${'1 '.repeat(30_000)}${'BE11 A1B2 '.repeat(4_000)}`
  expect(sensitiveNumbers(long)).toEqual([])
  expect(sensitiveNumbers(`${long}85073003328`)).toEqual([])
})
