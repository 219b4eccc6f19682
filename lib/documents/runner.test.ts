import { describe, expect, test, vi } from 'vitest'
import type { Refusal } from '@/lib/errors/refusal'
import type { AnswerMessage, OrderMessage } from './order'
import { type Child, type Lane, type Limits, type Runner, runnerOf, usualLimits } from './runner'

const limits: Limits = {
  ...usualLimits,
  memory: 1_000,
  waiting: { short: 2, long: 1 },
  each: { short: 2, long: 1 },
  idleMs: 30,
  lookEveryMs: 5,
}
const made = { name: 'a.pdf', type: 'application/pdf', facts: {} }

/** Children that do nothing by themselves: the test answers for them. */
function workshop(given: Partial<Limits> = {}) {
  const children: FakeChild[] = []
  const runner = runnerOf(
    () => {
      const child = fakeChild()
      children.push(child)
      return child
    },
    { ...limits, ...given },
  )
  return { runner, children }
}

type FakeChild = Child & {
  sent: OrderMessage[]
  killed: boolean
  holds: number | null
  say(message: AnswerMessage): void
  end(): void
}

function fakeChild(): FakeChild {
  let [take, ended] = [(_message: unknown) => {}, () => {}]
  const child: FakeChild = {
    sent: [],
    killed: false,
    holds: 10,
    send: (message) => child.sent.push(message),
    onMessage: (given) => {
      take = given
    },
    onEnd: (given) => {
      ended = given
    },
    memory: () => child.holds,
    kill: () => {
      child.killed = true
    },
    say: (message) => take(message),
    end: () => ended(),
  }
  return child
}

const ask = (runner: Runner, who: string, lane: Lane = 'short', more: object = {}) =>
  runner
    .make({ order: { maker: 'm', input: who }, lane, who, file: `/nowhere/${who}`, ...more })
    .catch((refusal: Refusal) => refusal.detail.reason)

const last = (child: FakeChild | undefined) => child?.sent.at(-1)?.id ?? ''

describe('one after the other', () => {
  test('one small and one large document are made at a time, in one child, in the order they were asked', async () => {
    const { runner, children } = workshop()
    const answers = [ask(runner, 'a'), ask(runner, 'b'), ask(runner, 'c', 'long'), ask(runner, 'd', 'long')]
    expect(children).toHaveLength(1)
    const [child] = children
    expect(child?.sent.map(({ input }) => input)).toEqual(['a', 'c'])
    child?.say({ kind: 'made', id: child.sent[0]?.id ?? '', made })
    expect(child?.sent.map(({ input }) => input)).toEqual(['a', 'c', 'b'])
    child?.say({ kind: 'made', id: last(child), made: null })
    child?.say({ kind: 'failed', id: child.sent[1]?.id ?? '', error: 'TypeError' })
    expect(await Promise.all(answers.slice(0, 3))).toEqual([made, null, 'documents_failed'])
    expect(child?.sent.at(-1)?.input).toBe('d')
  })

  test('progress reaches who asked; what an unknown order says is not heard', () => {
    const { runner, children } = workshop()
    const [began, heard] = [vi.fn(), vi.fn()]
    void ask(runner, 'a', 'long', { onStart: began, onProgress: heard })
    children[0]?.say({ kind: 'progress', id: last(children[0]), done: 3, total: 9, rss: 5 })
    children[0]?.say({ kind: 'progress', id: 'another', done: 4, total: 9, rss: 5 })
    expect([began.mock.calls.length, heard.mock.calls]).toEqual([1, [[3, 9]]])
  })

  test('a child without work is ended, and the next order starts another', async () => {
    const { runner, children } = workshop()
    const first = ask(runner, 'a')
    children[0]?.say({ kind: 'made', id: last(children[0]), made })
    await first
    await vi.waitFor(() => expect(children[0]?.killed).toBe(true))
    void ask(runner, 'b')
    expect(children).toHaveLength(2)
  })
})

describe('limits', () => {
  test.each([
    ['short', ['a', 'b', 'c', 'd'], 'documents_full'],
    ['short', ['a', 'a', 'a'], 'documents_yours'],
    ['long', ['a', 'b', 'c'], 'documents_full'],
    ['long', ['a', 'a'], 'documents_yours'],
  ] as const)('in the %s lane %j is one too many: %s', async (lane, people, reason) => {
    const { runner, children } = workshop()
    const answers = people.map((who) => ask(runner, who, lane))
    expect(await answers.at(-1)).toBe(reason)
    expect(runner.refusal(lane, people.at(-1) ?? '')?.detail.reason).toBe(reason)
    expect(children[0]?.sent).toHaveLength(1)
  })

  test('a child that holds too much is ended: the large document is refused, the small one beside it is begun anew', async () => {
    const { runner, children } = workshop()
    const [small, large] = [ask(runner, 'a'), ask(runner, 'b', 'long')]
    Object.assign(children[0] ?? {}, { holds: 1_001 })
    expect(await large).toBe('documents_memory')
    expect([children[0]?.killed, children.length, children[1]?.sent.map(({ input }) => input)]).toEqual([
      true,
      2,
      ['a'],
    ])
    children[1]?.say({ kind: 'made', id: last(children[1]), made })
    expect(await small).toEqual(made)
  })

  test('where the system does not tell what a child holds, its own word counts', async () => {
    const { runner, children } = workshop()
    const large = ask(runner, 'a', 'long')
    Object.assign(children[0] ?? {}, { holds: null })
    children[0]?.say({ kind: 'progress', id: last(children[0]), done: 1, total: 2, rss: 1_001 })
    expect(await large).toBe('documents_memory')
  })

  test('what takes too long is ended', async () => {
    const { runner, children } = workshop({ longestMs: { short: 20, long: 20 } })
    expect(await ask(runner, 'a')).toBe('documents_slow')
    expect(children[0]?.killed).toBe(true)
  })

  test('a child that falls refuses what it was making and nothing that waits', async () => {
    const { runner, children } = workshop()
    const [first, second] = [ask(runner, 'a'), ask(runner, 'b')]
    children[0]?.end()
    expect(await first).toBe('documents_failed')
    children[1]?.say({ kind: 'made', id: last(children[1]), made })
    expect(await second).toEqual(made)
    // The end of a former child is no end of the present one.
    void ask(runner, 'c')
    children[0]?.end()
    expect(children[1]?.killed).toBe(false)
  })
})
