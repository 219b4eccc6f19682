import { expect, test } from 'vitest'
import { planOf } from './plan'

const plan = (words: string) => planOf(words.split(' ').filter(Boolean))

test.each([
  ['training-courses', { variable: 'trainingCourses', one: 'trainingCourse', table: 'TrainingCourse', key: 'T' }],
  ['policies', { one: 'policy', table: 'Policy', key: 'O', singular: 'Policy', plural: 'Policies' }],
  ['boxes --key BX', { one: 'box', key: 'BX' }],
  ['staff --singular colleague --key K --icon wrench', { one: 'colleague', table: 'Colleague', icon: 'wrench' }],
  [
    'sites place:country level:choice:riskLevels runBy:link:processors',
    {
      fields: [
        { name: 'place', kind: 'country' },
        { name: 'level', kind: 'choice', list: 'riskLevels' },
        { name: 'runBy', kind: 'link', to: 'processors' },
      ],
    },
  ],
])('%s', (words, expected) => {
  expect(plan(words)).toMatchObject(expected)
})

test.each([
  ['', 'Which register?'],
  ['Assets', 'is no name'],
  ['assets_2', 'is no name'],
  ['asset', 'is not plural'],
  ['sources', '"sources" is taken'],
  ['retention', '"retention" is not plural'],
  ['leaks', '"leaks" is taken'],
  ['findings', '"findings" is taken'],
  ['versions', '"versions" is taken'],
  ['departments', 'There is a table Department already'],
  ['titles', 'A record has something called "title" already'],
  ['packages', 'is a word of the language'],
  ['assets --key k', 'is no key'],
  ['assets --key A', 'begin with A'],
  ['assets --key L', 'begin with L'],
  ['assets --icon unicorn', 'There is no icon "unicorn"'],
  ['assets --colour red', 'Unknown option'],
  ['assets value:money', 'this is no <name>:<kind>'],
  ['assets Value:text', 'this is no <name>:<kind>'],
  ['assets title:text', 'every record has this already'],
  ['assets value:choice:moods', 'there is no list "moods"'],
  ['assets value:link:moons', 'there is no register "moons"'],
  ['assets value value', 'There are two fields "value"'],
  ['assets of:link:sources', 'one field of its own'],
])('%s is refused', (words, why) => {
  expect(() => plan(words)).toThrow(why)
})
