import { describe, expect, it } from 'vitest'
import { cleaned, isPlainLine, isPrintable, isText, oneLine, signKey, storable, withoutUnseen } from './characters'

const when = new Date(0)

describe('what comes in', () => {
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
})

/** Which doors take a text as it is, and what is left of it where it is cleaned. */
const texts: [what: string, text: string, typed: boolean, name: boolean, file: boolean, clean: string][] = [
  ['words', 'Zoë 😀 中文', true, true, true, 'Zoë 😀 中文'],
  ['a tab', 'a\tb', true, false, true, 'a\tb'],
  ['lines', 'a\nb', true, false, true, 'a\nb'],
  ['lines of Windows', 'a\r\nb', true, false, true, 'a\nb'],
  ['a carriage return alone', 'a\rb', false, false, true, 'a\nb'],
  ['a page break', 'a\fb', false, false, true, 'a\nb'],
  ['a line of Word', 'a\vb', false, false, false, 'a\nb'],
  ['NUL', 'a\0b', false, false, false, 'ab'],
  ['a bell', 'a\u0007b', false, false, false, 'ab'],
  ['an escape sequence', '\u001b[31m', false, false, false, '[31m'],
  ['delete', 'a\u007fb', false, false, false, 'ab'],
  ['a control of Latin-1', 'a\u0085b', false, false, false, 'a\nb'],
  ['half a pair', 'a\ud800b', false, false, true, 'a\ufffdb'],
  ['no character', 'a\uffffb', false, true, true, 'ab'],
  ['a mark that turns the text', 'a\u202eb', true, false, true, 'a\u202eb'],
  ['a space without width', 'a\u200bb', true, false, true, 'a\u200bb'],
  ['a separator of lines', 'a\u2028b', true, false, true, 'a\nb'],
  ['private use', 'a\ue000b', true, false, true, 'a\ue000b'],
]

it.each(texts)('%s: typed, in a name, in a file, cleaned', (_what, text, typed, name, file, clean) => {
  expect([isPrintable(text), isPlainLine(text), isText(text), cleaned(text)]).toEqual([typed, name, file, clean])
  expect(isPrintable(cleaned(text))).toBe(true)
})

it.each([
  ['Nele\r\nBcc: evil', 'Nele Bcc: evil'],
  ['  a\t\tb\u0000c\u202ed\u2028e ', 'a b c d e'],
  ['\ud800half', 'half'],
  ['a\ue000b', 'a b'],
  ['é'.repeat(200), 'é'.repeat(120)],
  ['🙂'.repeat(130), '🙂'.repeat(120)],
])('%j stands on one line', (text, expected) => {
  expect(oneLine(text)).toBe(expected)
})

it('what is not seen can be left out', () => {
  expect(withoutUnseen('a\u00adb\u200b\ufeffc')).toBe('abc')
})

it.each([
  ['plain words', 'plain', null],
  ['a\u202eb', 'plain', 'sign.202e.2'],
  ['a\u202eb', 'printable', null],
  ['👩x\u0007', 'printable', 'sign.0007.3'],
  ['a\nb', 'plain', 'sign.000a.2'],
] as const)('%j at a door for %s text is refused as %s', (text, door, key) => {
  expect(signKey(text, door)).toBe(key)
})
