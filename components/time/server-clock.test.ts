import { afterEach, beforeEach, expect, test, vi } from 'vitest'

type Clock = typeof import('./server-clock')

const start = Date.parse('2026-06-05T12:00:30.000Z')
const handlers = new Map<string, () => void>()
let serverAhead = 0
let online = true
const asked = vi.fn()
let clock: Clock

/** Time on this fake machine; the server is `serverAhead` milliseconds ahead of the device. */
async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds)
}

beforeEach(async () => {
  vi.resetModules()
  vi.useFakeTimers({ now: start, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] })
  handlers.clear()
  asked.mockClear()
  serverAhead = 0
  online = true
  vi.stubGlobal('addEventListener', (name: string, handler: () => void) => handlers.set(name, handler))
  vi.stubGlobal('removeEventListener', (name: string) => handlers.delete(name))
  vi.stubGlobal('document', {
    visibilityState: 'visible',
    addEventListener: (name: string, handler: () => void) => handlers.set(name, handler),
    removeEventListener: (name: string) => handlers.delete(name),
  })
  vi.stubGlobal('fetch', async (url: string) => {
    asked(url)
    if (!online) throw new TypeError('offline')
    return Response.json({ now: new Date(Date.now() + serverAhead).toISOString() })
  })
  clock = await import('./server-clock')
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('counts by the server, whatever the clock of the device says', async () => {
  serverAhead = 7_200_000
  const stop = clock.subscribeToClock(() => {}, new Date(start + serverAhead).toISOString())
  await pass(10)
  expect(clock.serverTime() - Date.now()).toBe(7_200_000)
  expect(clock.deviceSkew()).toBe(-7_200_000)
  vi.setSystemTime(0)
  expect(clock.serverTime()).toBe(start + serverAhead + 10)
  stop()
})

test('ticks once a minute, at the whole minute of the server, for all who listen', async () => {
  const listener = vi.fn()
  const other = vi.fn()
  const stops = [clock.subscribeToClock(listener, new Date(start).toISOString()), clock.subscribeToClock(other)]
  await pass(10)
  listener.mockClear()
  await pass(29_000)
  expect(listener).not.toHaveBeenCalled()
  await pass(1_000)
  expect(listener).toHaveBeenCalledTimes(1)
  await pass(120_000)
  expect(listener).toHaveBeenCalledTimes(3)
  expect(other.mock.calls.length).toBeGreaterThanOrEqual(3)
  for (const stop of stops) stop()
  expect(handlers.size).toBe(0)
})

test('asks again on focus, when online and after five minutes', async () => {
  const stop = clock.subscribeToClock(() => {}, new Date(start).toISOString())
  await pass(2_000)
  expect(asked).toHaveBeenCalledTimes(1)
  serverAhead = 600_000
  handlers.get('focus')?.()
  await pass(2_000)
  expect([asked.mock.calls.length, clock.deviceSkew()]).toEqual([2, -600_000])
  handlers.get('online')?.()
  await pass(2_000)
  handlers.get('visibilitychange')?.()
  await pass(2_000)
  expect(asked).toHaveBeenCalledTimes(4)
  await pass(361_000)
  expect(asked).toHaveBeenCalledTimes(5)
  stop()
})

test('goes on from what it knew when the server cannot be reached', async () => {
  online = false
  const stop = clock.subscribeToClock(() => {}, new Date(start + 5_000).toISOString())
  await pass(3_000)
  expect(clock.serverTime()).toBe(start + 8_000)
  stop()
})
