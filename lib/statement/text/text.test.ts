import { describe, expect, it, test } from 'vitest'
import { privacyPolicy } from '@/lib/examples/optipost/privacy-policy'
import { isHtml, plainText } from './plain'
import { placeOfQuote } from './quote'
import { sectionAt, sectionsOf } from './sections'

const policy = plainText(privacyPolicy)

const hostile: [string, string, string][] = [
  [
    'a page',
    '<!doctype html><html><head><title>x</title></head><body><p>One</p><p>Two</p></body></html>',
    'One\n\nTwo',
  ],
  ['a script', '<p>One<script>alert("</p>")</script> two</p>', 'One two'],
  ['a script that never ends', '<p>One</p><script>alert(1)', 'One'],
  ['a style and a comment', '<style>p{}</style><!-- <p>no</p> --><p>Yes</p>', 'Yes'],
  ['a comment that never ends', '<p>One</p><!-- two', 'One'],
  ['an attribute that acts', '<p onclick="alert(1 > 0)">One</p>', 'One'],
  ['an image that acts', '<p>One<img src=x onerror=alert(1)> two</p>', 'One two'],
  ['a link', '<p><a href="javascript:alert(1)">One</a></p>', 'One'],
  ['a tag in a tag', '<p>One <scr<script>ipt>alert(1)</script> two</p>', 'One ipt>alert(1) two'],
  ['a tag that never ends', '<p>One</p><p title="', 'One'],
  ['entities', '<p>&lt;b&gt; caf&eacute; &#233;&#x2019;&nbsp;&unknown; &#0;&#xd800;</p>', '<b> café é’ &unknown;'],
  ['entities that spell a tag', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', '<script>alert(1)</script>'],
  ['a list', '<ul><li>One</li><li>Two</li></ul>', '• One\n\n• Two'],
  ['less than', '<p>1 < 2 and 3 <4</p>', '1 < 2 and 3 <4'],
  ['plain text', 'One < two\r\nthree\t\tfour\n\n\n\nfive', 'One < two\nthree four\n\nfive'],
]

describe('a text that was pasted', () => {
  test.each(hostile)('%s', (_, given, expected) => expect(plainText(given)).toBe(expected))

  it('is read in one pass, however long and broken', () => {
    const given = `<p>${'<'.repeat(100_000)}${'<a href="'.repeat(10_000)}`
    expect(plainText(given).length).toBeLessThan(given.length)
    expect(isHtml(given)).toBe(true)
  })
})

describe('sections', () => {
  it('of the policy are those of its body, not of its table of contents', () => {
    expect(
      sectionsOf(policy)
        .map(({ key }) => key)
        .join(' '),
    ).toBe('intro 1 2 2.1 2.2 2.3 3 4 4.1 4.2 4.3 4.4 5 5.1 5.2 6 6.1 6.2 6.3 6.4 6.5 7')
    expect(sectionsOf(policy).find(({ key }) => key === '1')?.heading).toBe(
      'Scope and acceptance of this Privacy Statement',
    )
  })

  it('have no gaps', () => {
    const sections = sectionsOf(policy)
    expect(sections.map(({ start, end }) => policy.slice(start, end)).join('')).toBe(policy)
  })

  test.each([
    ['numbers in a list do not begin anew', '1. One\ntext\n2. Two\ntext\n1. a step\n3. Three\ntext', '1 2 3'],
    ['a year is no heading', '1. One\n2018 was a year\n2. Two\ntext', '1 2'],
    ['a number may be missing', '1. One\ntext\n3. Three\ntext', '1 3'],
    ['far ahead is no heading', '1. One\ntext\n12. People\ntext\n2. Two\ntext', '1 2'],
    ['without numbers, short lines are', 'Welcome\nWe write a lot here.\n\nYour rights\nYou have some.', '1 2'],
    ['no headings at all', 'We write a lot here, and it goes on.', 'intro'],
    ['nothing', '', ''],
  ])('%s', (_, text, expected) =>
    expect(
      sectionsOf(text)
        .map(({ key }) => key)
        .join(' '),
    ).toBe(expected),
  )
})

describe('a quote', () => {
  const find = (quote: string) => {
    const place = placeOfQuote(policy, quote)
    return (
      place && { said: policy.slice(place.start, place.end), section: sectionAt(sectionsOf(policy), place.start)?.key }
    )
  }
  test.each([
    ['as it stands', 'Every data leak that occurs is documented and recorded.', '6.1'],
    ['in another case, broken over lines', 'every data leak\n that occurs IS documented', '6.1'],
    ['with other quotation marks', 'OptiPost acts as "responsible for processing"', '7'],
    ['over a bullet', 'measures including: Secure business environment', '6.1'],
  ])('%s', (_, quote, section) => expect(find(quote)?.section).toBe(section))

  test.each([['Every data leak is shouted from the roofs'], [''], ['   ']])('not there: %j', (quote) =>
    expect(find(quote)).toBeNull(),
  )

  it('is looked for within its section', () => {
    const text = '1. One\nWe keep data.\n2. Two\nWe keep data.'
    const [, second] = sectionsOf(text)
    expect(placeOfQuote(text, 'We keep data', second ?? null)?.start).toBe(text.lastIndexOf('We keep'))
  })
})
