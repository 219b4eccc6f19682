import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Turns, turns } from './turns'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }))
afterEach(() => vi.useRealTimers())

/** Askers who each use their turn for so long; tells how many were answered when this many milliseconds are over. */
async function answeredIn(ms: number, { door, askers, uses }: { door: Turns; askers: number; uses: number }) {
  let answered = 0
  const ask = async () => {
    for (;;) {
      await door.enter()
      await new Promise((resolve) => setTimeout(resolve, uses))
      answered += 1
      door.leave()
    }
  }
  for (let n = 0; n < askers; n += 1) void ask()
  await vi.advanceTimersByTimeAsync(ms)
  return answered
}

it.each([
  // atOnce, rests, askers, ms of use, answered within a second
  [4, false, 50, 10, 400],
  [4, true, 50, 10, 4 * Math.ceil(1_000 / 60)],
  [2, true, 50, 40, 2 * Math.ceil((1_000 - 40) / 90)],
  [1, true, 50, 1_000, 1],
  [1, true, 50, 400, 2],
  [1, true, 1, 10, 100],
])('%i at once, rests %s, %i askers of %i ms: %i a second', async (atOnce, rests, askers, uses, answered) => {
  const door = turns(atOnce, { rests })
  expect(await answeredIn(1_000, { door, askers, uses })).toBeCloseTo(answered, -1)
})

it('never lets more in than it has turns, and lets the first pass', async () => {
  const door = turns(2, { rests: true })
  const order: string[] = []
  const visit = async (name: string, first = false) => {
    await door.enter(first)
    order.push(name)
    await new Promise((resolve) => setTimeout(resolve, 10))
    door.leave()
  }
  for (const name of ['a', 'b', 'c', 'd']) void visit(name)
  void visit('known', true)
  await vi.advanceTimersByTimeAsync(5)
  expect(order).toEqual(['a', 'b'])
  expect(door.waiting()).toBe(3)
  await vi.advanceTimersByTimeAsync(35)
  expect(order.slice(2, 3)).toEqual(['known'])
  await vi.advanceTimersByTimeAsync(200)
  expect(order.sort()).toEqual(['a', 'b', 'c', 'd', 'known'])
  expect(door.waiting()).toBe(0)
})

it('asks nobody to wait for a turn that nobody wants', async () => {
  const door = turns(1, { rests: true })
  await door.enter()
  await vi.advanceTimersByTimeAsync(500)
  door.leave()
  let inside = false
  void door.enter().then(() => {
    inside = true
  })
  await vi.advanceTimersByTimeAsync(0)
  expect(inside).toBe(true)
})
