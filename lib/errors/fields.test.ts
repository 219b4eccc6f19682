import { expect, it } from 'vitest'
import { z } from 'zod'
import { exactOf, fieldErrors } from './fields'

const schema = z.strictObject({
  nick: z
    .string()
    .min(1)
    .refine((text) => text.trim() !== '')
    .refine((text) => text !== '-', 'not_x')
    .optional(),
  name: z.string().min(1).max(5),
  email: z.email(),
  kind: z.enum(['a', 'b']),
  count: z.number().min(1).max(3),
  own: z.string().refine((value) => value === 'x', 'not_x'),
  list: z.array(z.strictObject({ title: z.string().min(1) })),
})

const good = { name: 'abc', email: 'a@b.be', kind: 'a', count: 2, own: 'x', list: [] }

const namedLikeObjects = { constructor: ['unknown'], toString: ['unknown'] }

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
  ['unknown fields', { role: 'admin', 'a b': 1 }, { role: ['unknown'], 'a b': ['unknown'] }],
  ['an unknown field of a part', { list: [{ title: 'x', role: 1 }] }, { 'list.0.role': ['unknown'] }],
  ['a field with a name that objects have', { constructor: 1, toString: 2 }, namedLikeObjects],
  ['nothing, which also does not fit', { nick: '' }, { nick: ['required'] }],
  ['what does not fit, without a reason', { nick: '  ' }, { nick: ['invalid'] }],
])('%s', (_, change, expected) => {
  const parsed = schema.safeParse({ ...good, ...change })
  expect(parsed.success ? {} : fieldErrors(parsed.error)).toEqual(expected)
})

it.each([
  [['invalid', 'required', 'too_short'], ['required']],
  [['invalid', 'date_out_of_range'], ['date_out_of_range']],
  [
    ['too_long.5', 'too_long.5', 'email'],
    ['too_long.5', 'email'],
  ],
  [['invalid'], ['invalid']],
])('of %j is told %j', (keys, told) => {
  expect(exactOf(keys)).toEqual(told)
})
