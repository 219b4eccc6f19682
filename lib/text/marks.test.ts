import { expect, test } from 'vitest'
import { excerpt, marked } from './marks'

test.each<[string, string, string[]]>([
  ['United States', 'united', ['', 'United', ' States']],
  ['United States', 'states UNITED', ['', 'United', ' ', 'States', '']],
  ['L’atelier d’œuvres', "oeuvres l'a", ['', 'L’a', 'telier d’', 'œuvres', '']],
  ['Straßenbau', 'strasse', ['', 'Straße', 'nbau']],
  ['États‑Unis', 'etats-unis', ['', 'États‑Unis', '']],
  ['E\u0301tats', 'etat', ['', 'E\u0301tat', 's']],
  ['aaa', 'aa a', ['', 'aaa', '']],
  ['Nothing here', 'zebra', ['Nothing here']],
  ['Nothing here', '', ['Nothing here']],
])('%s, searched for %s', (text, q, parts) => {
  expect(marked(text, q)).toEqual(parts)
  expect(marked(text, q).join('')).toBe(text)
})

test('an excerpt holds the first hit and says where it is cut', () => {
  const long = `${'before '.repeat(60)}the needle ${'after '.repeat(60)}`
  expect(excerpt('short  text', 'text')).toBe('short text')
  expect(excerpt(long, 'needle')).toMatch(/^….*needle.*…$/)
  expect(excerpt(long, 'needle').length).toBeLessThan(130)
  expect(excerpt(long, 'before')).toMatch(/^before .*…$/)
  expect(excerpt('x'.repeat(500), 'x')).toHaveLength(121)
})
