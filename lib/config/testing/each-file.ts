import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, vi } from 'vitest'
import { forgetSettings } from '../settings'

/**
 * vitest's set-up of every test file without a browser. Files of one process follow each other: each begins with the same
 * variables and a data folder of its own, which is made when something is kept, and what it set (variables, a clock, spies)
 * is put back when it is done.
 */
const given = { ...process.env }
const folder = path.join(tmpdir(), `dertig-file-${randomUUID()}`)
process.env.DERTIG_DATA = folder
forgetSettings()

// The first that is asked for is the last that runs: what a file does at its end still has its folder and its settings.
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name]
  Object.assign(process.env, given)
  forgetSettings()
  rmSync(folder, { recursive: true, force: true })
})
