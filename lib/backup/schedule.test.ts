import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { day } from '@/lib/time/length'
import { instantSchema } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { isDue, madeIn, nameFor, prune } from './schedule'
import { isOlder } from './state'

const at = (text: string) => instantSchema.parse(text)

test.each([
  ['before its hour', '2026-11-30T01:59:00.000Z', null, false],
  ['from its hour on', '2026-11-30T02:00:00.000Z', null, true],
  ['with one of yesterday', '2026-11-30T02:00:00.000Z', '2026-11-29T02:00:00.000Z', true],
  ['with one of this day', '2026-11-30T12:00:00.000Z', '2026-11-30T02:00:00.000Z', false],
  [
    'with one made just after midnight here, which was yesterday in London',
    '2026-11-30T02:00:00.000Z',
    '2026-11-29T23:30:00.000Z',
    false,
  ],
  ['after the hour was slept through', '2026-11-30T21:00:00.000Z', '2026-11-29T02:00:00.000Z', true],
  ['on the night on which the clock goes from 2 to 3', '2026-03-29T01:00:00.000Z', '2026-03-28T02:00:00.000Z', true],
])('the backup of the day %s', (_when, now, newest, due) => {
  expect(isDue(localNow(at(now), 'Europe/Brussels'), newest === null ? null : at(newest), 3)).toBe(due)
})

test.each([
  ['2026-11-23T02:00:00.000Z', '2026-11-30T02:00:00.000Z', false],
  ['2026-11-23T01:59:59.000Z', '2026-11-30T02:00:00.000Z', true],
])('one of %s is too old on %s: %s', (since, now, old) => {
  expect(isOlder(at(since), at(now), 7)).toBe(old)
})

test('the newest are kept, others go, and so does what a fall left an hour ago; what is not ours stays', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dertig-days-'))
  const now = at('2026-11-30T02:00:00.000Z')
  const days = [0, 1, 2, 3].map((n) => at(new Date(Date.parse(now) - n * day).toISOString()))
  const put = (name: string, made = now) => {
    writeFileSync(path.join(folder, name), '')
    utimesSync(path.join(folder, name), new Date(made), new Date(made))
  }
  for (const moment of days) put(nameFor(moment))
  put('dertig-2026-11-29T020000Z.tar.gz.1.unfinished', days[1])
  put('dertig-2026-11-30T020000Z.tar.gz.2.unfinished')
  put('holiday.tar.gz')
  put('dertig-2026-11-30T020000Z.keys')
  expect(madeIn(folder).map(({ at: made }) => made)).toEqual(days)
  prune(folder, 2, now)
  expect(readdirSync(folder).sort()).toEqual([
    'dertig-2026-11-29T020000Z.tar.gz',
    'dertig-2026-11-30T020000Z.keys',
    'dertig-2026-11-30T020000Z.tar.gz',
    'dertig-2026-11-30T020000Z.tar.gz.2.unfinished',
    'holiday.tar.gz',
  ])
  rmSync(folder, { recursive: true })
})
