import { expect, it } from 'vitest'
import { z } from 'zod'
import { fieldErrors } from './fields'

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  email: z.email(),
  kind: z.enum(['a', 'b']),
  count: z.number().min(1).max(3),
  own: z.string().refine((value) => value === 'x', 'not_x'),
  list: z.array(z.object({ title: z.string().min(1) })),
})

const good = { name: 'abc', email: 'a@b.be', kind: 'a', count: 2, own: 'x', list: [] }

it.each([
  ['a missing answer', { name: undefined }, { name: ['required'] }],
  ['an empty answer', { name: '' }, { name: ['required'] }],
  ['a long answer', { name: 'abcdef' }, { name: ['too_long'] }],
  ['an operator object', { name: { not: '' } }, { name: ['invalid'] }],
  ['an array', { name: ['abc'] }, { name: ['invalid'] }],
  ['an address', { email: 'a' }, { email: ['email'] }],
  ['a choice', { kind: 'c' }, { kind: ['choose'] }],
  ['numbers', { count: 4 }, { count: ['too_big'] }],
  ['the rule of the schema', { own: 'y' }, { own: ['not_x'] }],
  ['a part of a list', { list: [{ title: '' }] }, { 'list.0.title': ['required'] }],
  ['an unknown field', { role: 'admin' }, { '': ['unknown'] }],
])('%s', (_, change, expected) => {
  const parsed = schema.safeParse({ ...good, ...change })
  expect(parsed.success ? {} : fieldErrors(parsed.error)).toEqual(expected)
})
