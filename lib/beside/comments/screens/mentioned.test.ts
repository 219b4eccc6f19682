import { expect, test } from 'vitest'
import { namedIn, namesakes, namingAt, withName } from './mentioned'

const people = [
  { id: 'an', name: 'An Peeters' },
  { id: 'els', name: 'Els Peeters' },
  { id: 'lea', name: 'Léa Dubois' },
  { id: 'jan', name: 'Jan' },
  { id: 'jan2', name: 'Jan Claes' },
]

test.each([
  ['nothing', '', null],
  ['no @', 'hello', null],
  ['an @ alone', '@', ''],
  ['after a space', 'Look @pe', 'pe'],
  ['after a line', 'Look\n@pe', 'pe'],
  ['after a bracket', '(@pe', 'pe'],
  ['two words', '@An Pee', 'An Pee'],
  ['an address of mail', 'an@opt', null],
  ['a second @', '@An @el', 'el'],
  ['more than three words', '@An is not here', null],
  ['a space after the @', '@ pe', null],
])('what is being typed of a name: %s', (_, text, typed) => {
  expect(namingAt(text, text.length)?.typed ?? null).toBe(typed)
})

test('the caret decides, not the end of the text', () => {
  expect(namingAt('@pe, please', 3)).toEqual({ from: 0, to: 3, typed: 'pe' })
  expect(namingAt('@pe, please', 11)).toBeNull()
})

test.each([
  ['', 3, ['an', 'els', 'lea']],
  ['peet', 8, ['an', 'els']],
  ['lea', 8, ['lea']],
  ['An Peeters', 8, []],
  ['nobody', 8, []],
])('people for “%s”', (typed, most, ids) => {
  expect(namesakes(people, { from: 0, to: 0, typed }, most).map(({ id }) => id)).toEqual(ids)
})

test.each([
  ['at the end', 'Look @pe', 8, 'Look @An Peeters ', 17],
  ['in the middle', 'Look @pe please', 8, 'Look @An Peeters please', 16],
])('the name takes the place of what was typed: %s', (_, text, caret, after, place) => {
  const naming = namingAt(text, caret)
  if (!naming) throw new Error('nobody is being named')
  expect(withName(text, naming, 'An Peeters')).toEqual({ text: after, caret: place })
})

test.each([
  ['nobody', 'hello An Peeters', []],
  ['one', 'hello @An Peeters, look', ['an']],
  ['two', '@An Peeters and @Els Peeters', ['an', 'els']],
  ['half a name', '@An Peet', []],
  ['who has a longer namesake', '@Jan Claes', ['jan2']],
  ['both of them', '@Jan and @Jan Claes', ['jan', 'jan2']],
])('whom a text names: %s', (_, text, ids) => {
  expect(namedIn(text, people)).toEqual(ids)
})
