import { loadavg } from 'node:os'
import { startStack } from '../trials/stack'

const rounds = 3

/** Prints how long `npm start` takes on a built checkout until it is ready, with the embedded database: median of three. */
export async function coldStart(): Promise<void> {
  const first = await startStack()
  await first.pause()
  const seconds: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    const stack = await startStack(first.dataFolder)
    seconds.push((performance.now() - started) / 1000)
    if (round === rounds - 1) await stack.stop()
    else await stack.pause()
  }
  seconds.sort((a, b) => a - b)
  const load = loadavg()[0]?.toFixed(1)
  console.log(`cold start ${seconds[1]?.toFixed(1)} s (at most 5 s); load of the machine ${load}`)
}
