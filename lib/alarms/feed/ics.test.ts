import { expect, it, test } from 'vitest'
import { instantSchema } from '@/lib/time/types'
import { type CalendarEvent, calendarText, escaped, folded } from './ics'

const at = (moment: string) => instantSchema.parse(moment)
const event: CalendarEvent = {
  uid: 'leak.1.authority_part1@dertig',
  title: 'Dertig: Authority, part 1 of L-2026-004',
  description: 'Ends Friday 5 June 2026, 14:37',
  url: 'https://dertig.test/leaks/L-2026-004#clocks',
  endsAt: at('2026-06-05T12:37:42.500Z'),
  tentative: false,
}
const calendar = (events: readonly CalendarEvent[]) =>
  calendarText({ name: 'Dertig: clocks', now: at('2026-06-02T12:37:00.000Z'), events })

test('a calendar reads, line by line, as RFC 5545 says', () => {
  expect(calendar([event]).split('\r\n')).toEqual([
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Dertig//Clocks//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...['NAME:Dertig: clocks', 'X-WR-CALNAME:Dertig: clocks'],
    ...['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'],
    ...['BEGIN:VEVENT', 'UID:leak.1.authority_part1@dertig', 'DTSTAMP:20260602T123700Z'],
    ...['DTSTART:20260605T120742Z', 'DTEND:20260605T123742Z'],
    'SUMMARY:Dertig: Authority\\, part 1 of L-2026-004',
    'DESCRIPTION:Ends Friday 5 June 2026\\, 14:37',
    'URL:https://dertig.test/leaks/L-2026-004#clocks',
    ...['CLASS:PRIVATE', 'TRANSP:TRANSPARENT', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR', ''],
  ])
})

test('a calendar of nothing is one, and a clock that is not confirmed is tentative', () => {
  expect(calendar([])).toMatch(/^BEGIN:VCALENDAR\r\n.*X-PUBLISHED-TTL:PT1H\r\nEND:VCALENDAR\r\n$/s)
  expect(calendar([{ ...event, tentative: true, url: null }])).toContain('STATUS:TENTATIVE\r\n')
  expect(calendar([{ ...event, url: null }])).not.toContain('URL:')
})

test.each([
  ['a;b,c\\d', 'a\\;b\\,c\\\\d'],
  ['two\nlines', 'two\\nlines'],
  ['two\r\nlines\rmore', 'two\\nlines\\nmore'],
  // Nothing that is typed somewhere begins a line of its own.
  ['x\r\nEND:VCALENDAR', 'x\\nEND:VCALENDAR'],
  ['a\u0000b\u0007c\td', 'abc\td'],
  ['“é” : "q"', '“é” : "q"'],
])('the text %j is escaped as %j', (text, value) => {
  expect(escaped(text)).toBe(value)
})

const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '')
it.each([
  ['nothing', '', 1],
  ['75 octets', 'x'.repeat(75), 1],
  ['76 octets', 'x'.repeat(76), 2],
  ['149 octets', 'x'.repeat(149), 2],
  ['150 octets', 'x'.repeat(150), 3],
  ['accents', 'é'.repeat(60), 2],
  ['a character of four octets over the edge', `${'x'.repeat(73)}😀😀`, 2],
  ['Chinese', '告'.repeat(100), 5],
])('folds %s: no part is longer than 75 octets, no character is cut', (_, line, parts) => {
  const text = folded(line)
  expect(text.split('\r\n')).toHaveLength(parts)
  for (const part of text.split('\r\n')) {
    expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
    expect(Buffer.from(part).toString()).toBe(part)
  }
  expect(unfolded(text)).toBe(line)
})
