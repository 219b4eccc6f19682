import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { OperatorError } from '@/lib/errors/operator'
import { birthOf, isAlive } from './process'

const holderSchema = z.object({ pid: z.int(), birth: z.string(), doing: z.string() })

/**
 * Makes this process the one owner of a data folder; throws when another living process holds it.
 * What a killed process left behind is taken over. Returns the function that gives the folder back.
 */
export function holdDataFolder(dataFolder: string, doing: string): () => void {
  const file = path.join(dataFolder, 'owner.lock')
  const mine = path.join(dataFolder, `owner.${process.pid}`)
  writeFileSync(mine, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), doing }), { mode: 0o600 })
  try {
    if (!linked(mine, file)) {
      refuseWhenHeld(dataFolder, file)
      rmSync(file, { force: true })
      if (!linked(mine, file)) refuseWhenHeld(dataFolder, file)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return () => {
    if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}

/** A link appears whole or not at all, and only where there was none. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch {
    return false
  }
}

function holderOf(file: string) {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** True while another living process holds the folder. */
export function isHeld(dataFolder: string): boolean {
  return livingHolder(path.join(dataFolder, 'owner.lock')) !== null
}

function livingHolder(file: string) {
  const holder = holderOf(file)
  if (!holder || holder.pid === process.pid || !isAlive(holder.pid) || birthOf(holder.pid) !== holder.birth) return null
  return holder
}

function refuseWhenHeld(dataFolder: string, file: string): void {
  const holder = livingHolder(file)
  if (!holder) return
  throw new OperatorError(
    `Another Dertig (process ${holder.pid}, ${holder.doing}) already uses the data folder ${dataFolder}. Stop it first, or set DERTIG_DATA to another folder.`,
  )
}
