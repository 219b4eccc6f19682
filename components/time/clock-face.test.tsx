import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ClockFaceProps } from '@/lib/time/clock-words'
import { ClockFace } from './clock-face'

const face: ClockFaceProps = {
  state: 'urgent',
  target: '2026-06-05T12:37:00.000Z',
  serverNow: '2026-06-05T07:07:00.000Z',
  endsDay: false,
  provisional: false,
  states: {
    on_track: 'On track',
    within_a_day: 'Due within a day',
    urgent: 'Urgent',
    overdue: 'Overdue',
    now: 'Urgent',
  },
  templates: { left: '{time} left', overdue: 'by {time}', elapsed: '{time} since receipt' },
  units: { day: 'd', hour: 'h', minute: 'min', lessThanMinute: 'less than a minute' },
  fixed: null,
  label: 'Authority, part 1, due Fri 5 Jun 2026, 14:37 (UTC+02:00)',
}

test('the chip has icon, words, timer and state, also before the browser takes over', () => {
  const html = renderToStaticMarkup(<ClockFace face={face} announce />)
  expect(html).toContain('data-clock="urgent"')
  expect(html).toContain('<svg')
  expect(html).toContain('role="timer"')
  expect(html).toContain('aria-label="Authority, part 1, due Fri 5 Jun 2026, 14:37 (UTC+02:00), 5 h 30 min left"')
  expect(html).toContain('role="status"')
})

test.each([
  [false, 'border-2 border-current'],
  [true, 'border-dashed'],
])('a provisional clock (%s) alarms like the real one and keeps its dashes', (provisional, classes) => {
  const html = renderToStaticMarkup(<ClockFace face={{ ...face, provisional }} />)
  expect(html).toContain(classes)
  expect(html).toContain('bg-urgent text-urgent-ink')
})
