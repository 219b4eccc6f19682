import { expect, test } from 'vitest'
import { languageAsked } from './say'

test.each([
  [[], 'en'],
  [['--language', 'nl'], 'nl'],
  [['--language=fr'], 'fr'],
  [['--', '--language', 'fr'], 'fr'],
  [['--language', 'en'], 'en'],
] as const)('the demo with %j is told in %s', (args, language) => {
  expect(languageAsked(args)).toBe(language)
})

test.each([[['--language']], [['--language', 'de']], [['nl']], [['--language=nl', 'fr', 'en']]])(
  'the demo with %j is refused with what it takes',
  (args) => {
    expect(() => languageAsked(args)).toThrow('--language en, nl or fr')
  },
)
