import { expect, test } from 'vitest'
import { offersOf, tagsOf } from './tags-control'

test.each([
  ['', []],
  [' web , sales,,web ', ['web', 'sales']],
])('"%s" holds %j', (text, tags) => expect(tagsOf(text)).toEqual(tags))

test.each([
  ['', ['hr', 'web']],
  ['w', ['hr', 'web']],
  ['web', ['hr']],
  ['web, ', ['web, hr']],
  ['web,h', ['web, hr']],
  ['old, web', ['old, hr']],
])('after "%s" the box offers %j', (text, offers) => expect(offersOf(text, ['hr', 'web'])).toEqual(offers))
