import { describe, expect, test } from 'vitest'
import { Names, RecordNames } from './names'

const records = (...titles: string[]) =>
  new RecordNames(
    'X',
    titles.map((title, n) => ({ ref: `X-00${n + 1}`, title })),
  )
const refOf = (found: { ref: string } | 'ambiguous' | null) => (found === 'ambiguous' ? found : (found?.ref ?? null))

describe('a name', () => {
  test.each([
    ['as it is', ['Pakjes BV'], 'Pakjes BV', 'X-001'],
    ['without case, accents and more spaces', ['Crème  Brûlée'], ' creme brulee', 'X-001'],
    ['without punctuation', ['Smith, John'], 'Smith John', 'X-001'],
    ['the nearest of several', ['Cafe', 'Café'], 'Café', 'X-002'],
    ['one of two that are equally near', ['Cafe', 'Café'], 'CAFÉ', 'ambiguous'],
    ['one in other brackets', ['Quasar Ltd (Ireland)'], 'Quasar Ltd (United States)', null],
    ['one with brackets for one without', ['Quasar Ltd'], 'Quasar Ltd (US)', null],
    ['one with another sign', ['C++'], 'C', null],
    ['and C# is none of these', ['C', 'C++'], 'C#', null],
    ['with a reference of its register', ['Pakjes'], 'x-001 whatever', 'X-001'],
    ['with a reference that is not there', ['Pakjes'], 'X-009 Pakjes', 'X-001'],
    ['with what looks like a reference', ['rules'], 'EU-2016 rules', null],
    ['that is signs alone', ['+++', '***'], '***', 'X-002'],
  ])('finds a record: %s', (_, titles, text, ref) => {
    expect(refOf(records(...titles).byName(text))).toBe(ref)
  })

  test.each([
    ['the one it can mean', ['Mailchimp (newsletters)'], 'mailchimp', 'X-001'],
    ['several', ['Quasar (Ireland)', 'Quasar (US)'], 'Quasar', 'ambiguous'],
    ['none, with brackets of its own', ['Quasar (Ireland)'], 'Quasar (US)', null],
  ])('without what stands in brackets means %s', (_, titles, text, ref) => {
    expect(refOf(records(...titles).byShort(text))).toBe(ref)
  })

  test('of a retired record finds it by its reference alone', () => {
    const names = new RecordNames('X', [{ ref: 'X-001', title: 'Weg', retired: true }])
    expect(refOf(names.byRef('x-001'))).toBe('X-001')
    expect(names.byTitle('Weg')).toBeNull()
    expect(names.byShort('Weg')).toBeNull()
  })

  test('of a person is no other address', () => {
    const people = new Names([{ email: 'a.b@x.be' }], ({ email }) => [email], 'plain')
    expect(people.find('A.B@x.be')).not.toBeNull()
    expect(people.find('a-b@x.be')).toBeNull()
  })
})
