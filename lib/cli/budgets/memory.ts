import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { second } from '@/lib/time/length'
import { startStack } from '../trials/stack'

/** Prints what the processes of an installation hold at rest, in the share of each (PSS), once the first pages were shown. */
export async function memoryAtRest(): Promise<void> {
  const stack = await startStack()
  try {
    for (let page = 0; page < 20; page += 1) await fetch(`${stack.address}/login`).then((answer) => answer.text())
    await wait(30 * second)
    const app = stack.appProcess()
    const starter = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${app}/status`, 'utf8'))?.[1])
    const database = stack.databaseProcess()
    const servers = [database, ...childrenOf(database)]
    const sum = servers.reduce((total, id) => total + shareOf(id), 0)
    const all = shareOf(starter) + shareOf(app) + sum
    console.log(`starter    ${shareOf(starter).toFixed(0)} MB`)
    console.log(`app        ${shareOf(app).toFixed(0)} MB`)
    console.log(`database   ${sum.toFixed(0)} MB in ${servers.length} processes`)
    console.log(`at rest    ${all.toFixed(0)} MB (at most 350 MB)`)
  } finally {
    await stack.stop()
  }
}

/** Children that are not told by the thread that made them, too. */
function childrenOf(id: number): number[] {
  return readdirSync(`/proc/${id}/task`).flatMap((thread) =>
    readFileSync(`/proc/${id}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  )
}

/** Megabytes of a process, what it shares counted in parts; 0 for one that is gone. */
function shareOf(id: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
