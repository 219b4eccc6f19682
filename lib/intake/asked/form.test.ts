import { describe, expect, test } from 'vitest'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { askRights, type Fields, isAtOnce, readAsk, requestOf, rightOf } from './form'
import { seemsRobot, stampOf } from './human'

const form = (values: Record<string, string> = {}): Fields =>
  Object.fromEntries(
    Object.entries({
      right: 'access',
      known: 'client',
      name: 'Ann',
      email: 'Ann@People.test',
      words: 'Why?',
      ...values,
    }).map(([name, value]) => [name, [value]]),
  )
const day = calendarDateSchema.parse('2026-06-02')

describe('what the form asks', () => {
  test.each<[string, Record<string, string>, Record<string, string[]>]>([
    ['nothing chosen', { right: '' }, { right: ['required'] }],
    ['a right that is none', { right: '<script>' }, { right: ['required'] }],
    ['no name for access', { name: '   ' }, { name: ['required'] }],
    ['no address', { email: '' }, { email: ['required'] }],
    ['no e-mail address', { email: 'ann' }, { email: ['email'] }],
    ['two addresses', { email: 'a@b.test, c@d.test' }, { email: ['email'] }],
    ['another header in the address', { email: 'a@b.test\r\nBcc: c@d.test' }, { email: ['email'] }],
    ['an address with a NUL and a break', { email: 'a@b.test\u0000\n' + 'x' }, { email: ['email'] }],
    ['a quoted second address', { email: '"a@b.test "@evil.test' }, { email: ['email'] }],
    ['an address of 300 characters', { email: `${'a'.repeat(300)}@b.test` }, { email: ['too_long.254'] }],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, { name: ['too_long.200'] }],
    ['a megabyte of words', { words: 'x'.repeat(1_048_576) }, { words: ['too_long.10000'] }],
  ])('is refused at its field: %s', (_, values, fields) => {
    expect(readAsk(form(values), 'nl')).toMatchObject({ ok: false, fields })
  })

  test('is read with one spelling of the address and without controls', () => {
    const read = readAsk(form({ name: 'Ann\u0007\nPeeters', words: 'a\u0000b\r\nc\u001b[2J', known: 'martian' }), 'fr')
    expect(read).toEqual({
      ok: true,
      ask: {
        right: 'access',
        known: 'other',
        name: 'Ann Peeters',
        email: 'ann@people.test',
        words: 'ab\nc[2J',
        language: 'fr',
      },
    })
  })

  test.each(askRights.filter(isAtOnce))('needs no name for %s', (right) => {
    expect(readAsk(form({ right, name: '' }), 'de').ok).toBe(true)
  })

  test('becomes a request of the register for each right, received on the day it was sent', () => {
    for (const right of askRights) {
      const read = readAsk(form({ right, words: '' }), 'nl')
      if (!read.ok) throw new Error(right)
      expect(requestOf(read.ask, day, 'Unsubscribes')).toMatchObject({
        ...{ right: rightOf(right), channel: 'web_form', receivedOn: day, language: 'nl', email: 'ann@people.test' },
        words: right === 'unsubscribe' ? 'Unsubscribes' : '',
      })
    }
  })

  test('of who unsubscribes without a name or a place names the address, and a subscriber', () => {
    const read = readAsk(form({ right: 'unsubscribe', name: '', known: 'other', words: 'Enough' }), 'en')
    if (!read.ok) throw new Error('not read')
    expect(requestOf(read.ask, day, 'Unsubscribes')).toMatchObject({
      ...{ name: 'ann@people.test', peopleCategory: 'newsletter_subscriber', words: 'Unsubscribes\nEnough' },
    })
  })
})

describe('a program that fills in forms', () => {
  const at = (seconds: number) => instantSchema.parse(new Date(Date.UTC(2026, 5, 2) + seconds * 1000).toISOString())
  test.each<[string, Record<string, string>, number, boolean]>([
    ['a person', {}, 30, false],
    ['at the second', {}, 2, false],
    ['too fast', {}, 1, true],
    ['every field', { website: 'x' }, 30, true],
    ['no stamp', { opened: '' }, 30, true],
    ['a stamp of its own', { opened: `${Date.UTC(2026, 4, 1)}.abc` }, 30, true],
    ['another hour under our sign', { opened: stampOf(at(0)).replace(/^\d+/, String(Date.UTC(2026, 4, 1))) }, 30, true],
  ])('%s', (_, values, seconds, isRobot) => {
    expect(seemsRobot(form({ opened: stampOf(at(0)), ...values }), at(seconds))).toBe(isRobot)
  })
})
