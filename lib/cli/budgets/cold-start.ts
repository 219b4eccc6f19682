import { loadavg } from 'node:os'
import { inSeconds } from '@/lib/time/units'
import { startStack } from '../trials/stack'

const rounds = 3

/** Prints how long `npm start` takes on a built checkout until it is ready, with the embedded database. */
export async function coldStart(): Promise<void> {
  const seconds = await coldStartSeconds()
  const load = loadavg()[0]?.toFixed(1)
  console.log(`cold start ${seconds.toFixed(1)} s (at most 5 s); load of the machine ${load}`)
}

/** The median of three starts on data that is there already, if need be with another Node.js. */
export async function coldStartSeconds(node = process.execPath): Promise<number> {
  const first = await startStack(undefined, node)
  await first.pause()
  const seconds: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    const stack = await startStack(first.dataFolder, node)
    seconds.push(inSeconds(performance.now() - started))
    if (round === rounds - 1) await stack.stop()
    else await stack.pause()
  }
  return seconds.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}
