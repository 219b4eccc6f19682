import { appendFileSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { rotatingLog, trimLog } from './app'

const folder = () => mkdtempSync(path.join(os.tmpdir(), 'dertig-log-'))

test('a log is begun anew when it is full, and five former ones are kept', () => {
  const at = folder()
  const file = path.join(at, 'app.log')
  const keep = rotatingLog(file, 100)
  for (let n = 0; n < 100; n += 1) keep(Buffer.from(`line ${String(n).padStart(3, '0')} ${'x'.repeat(31)}\n`))
  expect(readdirSync(at).sort()).toEqual(['app.log', ...[1, 2, 3, 4, 5].map((n) => `app.log.${n}`)])
  for (const name of readdirSync(at)) expect(statSync(path.join(at, name)).size).toBeLessThanOrEqual(100)
  expect(readFileSync(file, 'utf8')).toContain('line 099')
  expect(readFileSync(`${file}.1`, 'utf8')).toContain('line 097')
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('it goes on where an earlier start stopped', () => {
  const file = path.join(folder(), 'app.log')
  appendFileSync(file, 'x'.repeat(95))
  rotatingLog(file, 100)(Buffer.from('new line\n'))
  expect([readFileSync(`${file}.1`, 'utf8').length, readFileSync(file, 'utf8')]).toEqual([95, 'new line\n'])
})

test('a log that another program writes is emptied when it is full', () => {
  const file = path.join(folder(), 'server.log')
  trimLog(file, 100)
  appendFileSync(file, 'x'.repeat(100))
  trimLog(file, 100)
  expect(statSync(file).size).toBe(100)
  appendFileSync(file, 'y')
  trimLog(file, 100)
  expect([statSync(file).size, statSync(`${file}.1`).size]).toEqual([0, 101])
})
