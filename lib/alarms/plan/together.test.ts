import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { userIdSchema } from '@/lib/db/ids'
import { instantSchema } from '@/lib/time/types'
import { inParts, together } from './together'

const at = (text: string) => instantSchema.parse(`${text}:00.000Z`)
const [one, other] = [userIdSchema.parse(randomUUID()), userIdSchema.parse(randomUUID())]
const due = at('2026-06-05T22:00')
const task = { kind: 'task', reference: 'Q-2026-003', threshold: 'h24', dueAt: due, recipientId: one } as const
type Said = Parameters<typeof together>[0][number]

describe('tasks of one thing, to one person, of one threshold and with one end are one', () => {
  test.each<[string, Said[], number[]]>([
    ['three of them', [task, task, task], [3]],
    ['three that were given', [1, 2, 3].map(() => ({ ...task, kind: 'assigned', threshold: 'once' })), [3]],
    ['without an end', [1, 2].map(() => ({ ...task, kind: 'assigned', threshold: 'once', dueAt: null })), [2]],
    ['two people', [task, task, { ...task, recipientId: other }], [1, 2]],
    ['two requests', [task, { ...task, reference: 'Q-2026-004' }], [1, 1]],
    ['two ends', [task, { ...task, dueAt: at('2026-06-06T22:00') }], [1, 1]],
    ['two thresholds', [task, { ...task, threshold: 'overdue' }], [1, 1]],
    ['given, and due', [task, { ...task, kind: 'assigned' }], [1, 1]],
    ['ends of clocks, each by itself', [1, 2].map(() => ({ ...task, kind: 'due' })), [1, 1]],
  ])('%s', (_, said, sizes) => {
    const keys = new Map(said.map((alarm, n) => [alarm, n]))
    const groups = together(
      said.map((alarm, n) => ({ ...alarm, key: `${keys.size} ${n}` })),
      ({ key }) => key,
    )
    expect(groups.map((group) => group.length).sort()).toEqual(sizes)
  })

  test('in whatever order they come, the order is the same', () => {
    const said = Array.from({ length: 6 }, (_, n) => ({ ...task, recipientId: n % 2 ? one : other, key: String(n) }))
    const keysOf = (some: typeof said) =>
      together(some, ({ key }) => key)
        .flat()
        .map(({ key }) => key)
    expect(keysOf([...said].reverse())).toEqual(keysOf(said))
  })
})

test('a part is full at so many, and splits no group', () => {
  expect(inParts([[1, 2], [3], [4, 5, 6], [7]], 3)).toEqual([[[1, 2], [3]], [[4, 5, 6]], [[7]]])
  expect(inParts([], 3)).toEqual([])
})
