import { describe, expect, test } from 'vitest'
import { departmentIdSchema, userIdSchema } from '@/lib/db/ids'
import type { Choice } from '../plan/choice'
import type { Sheet } from '../read/sheet'
import { personWords, suggestedPeople } from '../recognise/people'
import { tablesIn } from '../recognise/tables'
import { type Account, type PeopleAround, plannedPeople } from './plan'

const sales = departmentIdSchema.parse('0f0e0d0c-0b0a-4908-8706-050403020100')
const fresh = departmentIdSchema.parse('2f0e0d0c-0b0a-4908-8706-050403020100')
const there: Account = {
  userId: userIdSchema.parse('1f0e0d0c-0b0a-4908-8706-050403020100'),
  ...{ version: 4, name: 'An Peeters', disabled: false, roles: ['editor'], departmentIds: [sales], validDays: null },
}
const gone: Account = { ...there, name: 'Weg', disabled: true }

async function planned(rows: string[][], choice: Partial<Choice> = {}) {
  const words = await personWords()
  const sheets: Sheet[] = [{ name: '', rows, long: [] }]
  const [table] = tablesIn(sheets, words).tables
  if (!table) throw new Error('no table')
  const around: PeopleAround = {
    words,
    account: (email) => (email === 'an@x.be' ? there : email === 'weg@x.be' ? gone : null),
    department: (text) => (text === 'Verkoop' ? sales : text === 'Dubbel' ? 'ambiguous' : null),
    newDepartment: (text) => (text.length > 20 ? null : { id: fresh, name: text }),
    isDepartment: (id) => (id === sales ? sales : null),
    locale: 'nl',
  }
  const targets = suggestedPeople(table, words)
  const whole: Choice = {
    ...{ table: 0, targets, mode: 'both', key: 'title', empties: 'leave', creates: false, departmentId: null },
    ...choice,
  }
  return { targets, rows: plannedPeople(table, whole, around) }
}
const head = ['E-mailadres', 'Voornaam', 'Familienaam', 'Rollen', 'Dienst', 'Taal', 'Badge']

describe('a table of people', () => {
  test('is recognised by its headers; what nobody knows is left out', async () => {
    const { targets } = await planned([head, ['a@x.be', 'A', 'B', '', '', '', '7']])
    expect(targets).toEqual(['email', 'firstName', 'lastName', 'roles', 'departments', 'locale', '-'])
  })

  test.each([
    ['first and last name', ['Prénom', 'Nom de famille'], ['Marie', 'Dupont'], 'Marie Dupont'],
    ['"Nom" beside "Prénom"', ['Nom', 'Prénom'], ['Dupont', 'Marie'], 'Marie Dupont'],
    ['"Naam" beside "Voornaam"', ['Naam', 'Voornaam'], ['van den Berg', 'Piet'], 'Piet van den Berg'],
    ['"Name" beside "Surname"', ['Name', 'Surname'], ['Marie', 'Dupont'], 'Marie Dupont'],
    ['a whole name beside a first one', ['Display name', 'Given name'], ['Dupont, Marie', 'Marie'], 'Dupont, Marie'],
    ['a whole name alone', ['Naam', 'Badge'], ['Marie Dupont', '7'], 'Marie Dupont'],
    ['all three', ['Full name', 'First name'], ['M. Dupont', ''], 'M. Dupont'],
  ])('tells a name by its columns together: %s', async (_, headers, cells, name) => {
    const { rows } = await planned([
      ['E-mail', ...headers],
      ['m@x.be', ...cells],
    ])
    expect(rows[0]?.name).toBe(name)
  })

  test('makes departments that are not there yet where that is chosen, never one of a name that two have or that is none', async () => {
    const of = async (department: string, creates: boolean) =>
      (await planned([head, ['a@x.be', 'A', 'B', 'record owner', department, '', '']], { creates })).rows[0]
    const unknown = { errors: [{ field: 'departments', key: 'department_unknown' }], makes: [] }
    expect(await of('Logistiek', false)).toMatchObject(unknown)
    expect(await of('Logistiek', true)).toMatchObject({
      ...{ errors: [], makes: [{ id: fresh, name: 'Logistiek' }] },
      person: { departmentIds: [fresh] },
    })
    expect(await of('Verkoop, Logistiek', true)).toMatchObject({ errors: [], after: { departmentIds: [sales, fresh] } })
    expect(await of('Dubbel', true)).toMatchObject(unknown)
    expect(await of('Een afdeling met een naam die veel te lang is', true)).toMatchObject(unknown)
  })

  test('says new people, other roles, and who is there already', async () => {
    const { rows } = await planned([
      head,
      ['Lotte@X.be', 'Lotte', 'Claes', 'collaborateur', 'Verkoop', 'frans', ''],
      ['an@x.be', 'Anna', 'Peeters', 'record owner; DPO', '', '', ''],
      ['an@x.be', '', '', '', '', '', ''],
    ])
    expect(rows).toMatchObject([
      {
        ...{ deed: 'create', name: 'Lotte Claes', errors: [] },
        person: { email: 'lotte@x.be', name: 'Lotte Claes', locale: 'fr', roles: ['employee'], departmentIds: [sales] },
      },
      // The name of somebody who is there stays theirs.
      { deed: 'update', name: 'An Peeters', after: { roles: ['dpo', 'editor'], departmentIds: [sales] }, errors: [] },
      { deed: 'none', errors: [{ field: 'email', key: 'row_twice' }] },
    ])
  })

  test.each<[string, string[], Partial<Choice>, string[]]>([
    ['no address', ['', 'A', 'B', '', '', '', ''], {}, ['email email']],
    ['an address that is none', ['a at x', 'A', 'B', '', '', '', ''], {}, ['email email']],
    ['no name', ['a@x.be', '', '', '', '', '', ''], {}, ['name required']],
    ['a role nobody knows', ['a@x.be', 'A', 'B', 'chef', '', '', ''], {}, ['roles role_unknown']],
    ['roles that exclude each other', ['a@x.be', 'A', 'B', 'DPO, admin', '', '', ''], {}, ['roles roles_dpo_conflict']],
    [
      'an owner of records without a department',
      ['a@x.be', 'A', 'B', 'editor', '', '', ''],
      {},
      ['departments editor_department'],
    ],
    ['a department nobody knows', ['a@x.be', 'A', 'B', '', 'Elders', '', ''], {}, ['departments department_unknown']],
    [
      'two departments of that name',
      ['a@x.be', 'A', 'B', '', 'Dubbel', '', ''],
      {},
      ['departments department_unknown'],
    ],
    ['a language Dertig has not', ['a@x.be', 'A', 'B', '', '', 'Klingon', ''], {}, ['locale language_unknown']],
    ['an auditor without days', ['a@x.be', 'A', 'B', 'auditor', '', '', ''], {}, ['validDays required']],
    [
      'somebody who is there, when people are added',
      ['an@x.be', 'A', 'B', '', '', '', ''],
      { mode: 'add' },
      ['email email_taken'],
    ],
    [
      'nobody, when roles are changed',
      ['a@x.be', 'A', 'B', '', '', '', ''],
      { mode: 'update' },
      ['email person_absent'],
    ],
    ['a disabled account', ['weg@x.be', '', '', 'editor', '', '', ''], {}, ['email person_disabled']],
  ])('refuses %s at its cell', async (_, row, choice, wrong) => {
    const { rows } = await planned([head, row], choice)
    expect(rows[0]?.errors.map(({ field, key }) => `${field} ${key}`)).toEqual(wrong)
  })

  test('new people whose row names no department get the one that was chosen', async () => {
    const { rows } = await planned([head, ['a@x.be', 'A', 'B', 'editor', '', '', '']], { departmentId: sales })
    expect(rows[0]).toMatchObject({ errors: [], person: { departmentIds: [sales] } })
  })
})
