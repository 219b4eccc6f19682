import { expect, it } from 'vitest'
import { headed, worded } from './own-words'

it.each([
  [undefined, 'nl', 'Vraag', { nl: 'Vraag' }],
  [{ nl: 'Vraag' }, 'fr', 'Question', { nl: 'Vraag', fr: 'Question' }],
  [{ nl: 'Vraag', fr: 'Question' }, 'nl', '', { fr: 'Question' }],
  [{ nl: 'Vraag' }, 'nl', '', undefined],
] as const)('%o with %s "%s"', (words, language, text, after) => {
  expect(worded(words, language, text)).toEqual(after)
})

it('a section is called otherwise in one language, and as before when its words are taken out', () => {
  const once = headed(undefined, 'nature', { nl: 'Aard van het lek' })
  expect(once).toEqual({ nature: { nl: 'Aard van het lek' } })
  expect(headed({ ...once, data: { fr: 'Données' } }, 'nature', undefined)).toEqual({ data: { fr: 'Données' } })
})
