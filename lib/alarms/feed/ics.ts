import { minute } from '@/lib/time/length'
import type { Instant } from '@/lib/time/types'

/** An end of a clock in a calendar. */
export type CalendarEvent = {
  /** The same each time, so that a calendar moves what it has and does not double it. */
  uid: string
  title: string
  description: string
  /** Where the thing stands; null where this installation has no address of its own. */
  url: string | null
  /** The event ends at the very moment of the clock. */
  endsAt: Instant
  tentative: boolean
}

export type Calendar = { name: string; now: Instant; events: readonly CalendarEvent[] }

/** An event begins so long before its end, so that one that ends at midnight stands on the day that it ends. */
const lengthMs = 30 * minute

/** A calendar as RFC 5545 says it: lines end by CRLF, none is longer than 75 octets. All moments are UTC. */
export function calendarText({ name, now, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Dertig//Clocks//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, title, description, url, endsAt, tentative }: CalendarEvent, now: Instant): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(Date.parse(now))}`,
    `DTSTART:${utc(Date.parse(endsAt) - lengthMs)}`,
    `DTEND:${utc(Date.parse(endsAt))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    // A URI is no text: nothing of it is escaped.
    ...(url === null ? [] : [`URL:${url}`]),
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    `STATUS:${tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

/** 20260605T143700Z: seconds and no less. */
function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** A text value (RFC 5545, 3.3.11). Control characters but the tab have no place in one. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?|\n/g, '\n')
    .replace(/(?!\t|\n)\p{Cc}/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n')
}

const mostOctets = 75

/** A line in parts of at most 75 octets, each but the first after a space (3.1); no character is cut. */
export function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const more = Buffer.byteLength(character)
    if (octets + more > mostOctets) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += more
  }
  return [...parts, part].join('\r\n')
}
