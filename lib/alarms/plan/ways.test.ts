import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { userIdSchema } from '@/lib/db/ids'
import type { AlarmKind, People } from './due-plan'
import { choiceKey, isLast, type Way, wayOf } from './ways'

const person = () => userIdSchema.parse(randomUUID())
const [dpo, second, deputy, manager] = [person(), person(), person(), person()]
const names = new Map([
  ['dpo', dpo],
  ['second', second],
  ['deputy', deputy],
  ['manager', manager],
])
const office: People = { handlers: [dpo], deputies: [], deciders: [manager] }
const two = { ...office, handlers: [dpo, second] }
const stoodIn = { ...office, deputies: [deputy] }
const without = { ...office, handlers: [] }
const undecided = { ...office, deciders: [] }
type Chosen = Partial<Record<'dpo' | 'second' | 'deputy' | 'manager', Way>>

test.each<[string, AlarmKind, People, Chosen, 'dpo' | 'manager' | 'deputy', Way, boolean]>([
  ['nobody chose', 'received', two, {}, 'dpo', 'mail', false],
  ['the other DPO takes mail', 'received', two, { dpo: 'bell' }, 'dpo', 'bell', false],
  ['the only DPO', 'received', office, {}, 'dpo', 'mail', true],
  ['the only DPO chose before the other left', 'due', office, { dpo: 'digest' }, 'dpo', 'mail', true],
  ['a digest of the other does not count', 'due', two, { dpo: 'bell', second: 'digest' }, 'dpo', 'mail', true],
  ['the deputy takes mail', 'due', stoodIn, { dpo: 'digest' }, 'dpo', 'digest', false],
  ['the deputy does not either', 'due', stoodIn, { dpo: 'digest', deputy: 'bell' }, 'deputy', 'mail', true],
  ['management is not who handles it', 'received', office, { manager: 'bell' }, 'manager', 'bell', false],
  ['without a DPO management is', 'received', without, { manager: 'bell' }, 'manager', 'mail', true],
  ['a decision waits for management alone', 'decision', office, { manager: 'digest' }, 'manager', 'mail', true],
  ['a sign-off too', 'sign_off', office, { manager: 'bell' }, 'manager', 'mail', true],
  ['without management a decision waits for the DPO', 'decision', undecided, { dpo: 'bell' }, 'dpo', 'mail', true],
  ['where it waits for management, the DPO may choose', 'decision', office, { dpo: 'bell' }, 'dpo', 'bell', false],
  ['what only informs may be off for all', 'added', office, { dpo: 'bell' }, 'dpo', 'bell', false],
  ['another kind stays as it is', 'received', two, {}, 'dpo', 'mail', false],
])('%s: %s', (_, kind, people, chose, who, way, last) => {
  const choices = new Map(
    Object.entries(chose).map(([name, one]) => [choiceKey(names.get(name) ?? '', kind), one] as const),
  )
  const userId = names.get(who) ?? dpo
  const told = [...people.handlers, ...people.deputies, ...people.deciders]
  expect(wayOf({ kind, recipientId: userId }, told, people, choices)).toBe(way)
  expect(isLast(kind, userId, people, choices)).toBe(last)
})

test('who alone is told of what has a deadline gets a mail, though others who are not told take mails', () => {
  const choices = new Map([[choiceKey(dpo, 'due'), 'bell' as const]])
  const alarm = { kind: 'due' as const, recipientId: dpo }
  expect(wayOf(alarm, [dpo], two, choices)).toBe('mail')
  expect(wayOf(alarm, [dpo, second], two, choices)).toBe('bell')
  // Management is told when nobody took it up, and chose not to be mailed.
  const escalated = { kind: 'received' as const, recipientId: manager }
  expect(wayOf(escalated, [manager], two, new Map([[choiceKey(manager, 'received'), 'bell' as const]]))).toBe('bell')
})
