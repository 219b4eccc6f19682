import { getTranslations } from 'next-intl/server'
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { resolved } from '@/components/testing/resolved'
import { show } from '@/components/testing/show'
import type { ClockView } from '@/lib/time/clock-view'
import { calendarDateSchema, instantSchema } from '@/lib/time/types'
import { ClockCard, ClockLine } from './clock-card'
import { ClockTicks, clockItem } from './clock-list'
import { DeviceClockNotice } from './device-clock-notice'
import { CalendarDate, Time } from './time'

const at = (iso: string) => instantSchema.parse(iso)
const now = at('2026-06-05T07:07:00.000Z')
const clock: ClockView = {
  ...{ code: 'authority_part1', recipient: 'authority', source: 'Art. 33(1)', certainty: 'verify' },
  ...{ startAt: at('2026-06-02T12:37:00.000Z'), dueAt: at('2026-06-05T12:37:00.000Z'), latestAt: null, awareAt: null },
  ...{ provisional: false, endsDay: false, endedAt: null, endKind: null, endReference: null, late: false },
  ...{ state: 'urgent', urgency: 'urgent', remaining: 5.5 * 3_600_000 },
}

/** The server answers with this moment; without one it cannot be reached. */
function serverSays(moment: string | null): void {
  vi.stubGlobal('fetch', async () => {
    if (moment === null) throw new TypeError('offline')
    return Response.json({ now: moment })
  })
}
afterEach(() => vi.unstubAllGlobals())

test('a clock shows its words, the time left by the server, when it is due and by which rule', async () => {
  serverSays(null)
  await show(
    await resolved(
      <ClockCard clock={clock} now={now} zone="Europe/Brussels" announce>
        <a href="#file">File</a>
      </ClockCard>,
    ),
  )
  await expect.element(page.getByRole('timer')).toHaveTextContent(/^5 h \d\d min left$/)
  await expect.element(page.getByRole('article')).toHaveTextContent('Fri 5 Jun 2026, 14:37')
  await expect.element(page.getByRole('article')).toHaveTextContent('Art. 33(1)')
  await expect.element(page.getByRole('link', { name: 'File' })).toBeVisible()
})

test('the time that counts is that of the server, whatever the page was made with', async () => {
  serverSays('2026-06-05T13:37:30.000Z')
  await show(await resolved(<ClockLine clock={clock} now={now} zone="Europe/Brussels" />))
  await expect.element(page.getByRole('timer')).toHaveTextContent('1 h')
  await expect.element(page.getByText('Overdue')).toBeVisible()
})

test('a provisional clock says from when it runs and what to confirm', async () => {
  serverSays(null)
  const provisional: ClockView = { ...clock, state: 'provisional', provisional: true, latestAt: clock.dueAt }
  await show(await resolved(<ClockCard clock={provisional} now={now} zone="Europe/Brussels" />))
  await expect.element(page.getByText('Runs from receipt: confirm when we became aware.')).toBeVisible()
})

test('the clock of the people says since when we were aware, beside since the high risk was found', async () => {
  serverSays(null)
  const people: ClockView = {
    ...{ ...clock, code: 'people_law', state: 'elapsed', urgency: null, dueAt: null },
    awareAt: at('2026-06-02T00:37:00.000Z'),
  }
  await show(await resolved(<ClockCard clock={people} now={now} zone="Europe/Brussels" />))
  await expect.element(page.getByRole('timer').first()).toHaveTextContent(/since the high risk was found$/)
  await expect.element(page.getByRole('timer').last()).toHaveTextContent(/since we became aware$/)
})

test('an ended clock says what ended it and stands still', async () => {
  serverSays('2026-07-01T00:00:00.000Z')
  const ended: ClockView = {
    ...{ ...clock, state: 'met', urgency: null, endedAt: at('2026-06-04T12:37:00.000Z') },
    ...{ endKind: 'filed', endReference: 'GBA-77', remaining: 48 * 3_600_000 },
  }
  await show(await resolved(<ClockCard clock={ended} now={now} zone="Europe/Brussels" />))
  await expect.element(page.getByText('Filed after 48 h · GBA-77')).toBeVisible()
})

test('a device whose clock is off by more than a minute is told so', async () => {
  serverSays(new Date(Date.now() + 600_000).toISOString())
  await show(<DeviceClockNotice text="The clock of this device is wrong." serverNow={now} />)
  await expect.element(page.getByRole('status')).toHaveTextContent('The clock of this device is wrong.')
})

test('a moment and a day carry the exact value for machines', async () => {
  const day = calendarDateSchema.parse('2026-06-05')
  await show(
    await resolved(
      <p>
        <Time instant={now} zone="Europe/Brussels" style="full" /> <CalendarDate date={day} />
      </p>,
    ),
    'nl',
  )
  const [moment, date] = page.getByRole('time').elements()
  expect([moment?.getAttribute('datetime'), date?.getAttribute('datetime')]).toEqual([now, '2026-06-05'])
})

test('the clocks of a list count by the server’s time, all by one component, and say so to who listens', async () => {
  serverSays('2026-06-05T13:37:30.000Z')
  const t = await getTranslations('clocks')
  const item = (more: Partial<ClockView>) =>
    clockItem({ ...clock, ...more }, (key, values) => t(key, values), { locale: 'en', zone: 'Europe/Brussels', now })
  const ended: Partial<ClockView> = { endedAt: now, endKind: 'told', state: 'met', urgency: null }
  await show(
    await resolved(
      <>
        <ClockTicks now={now} />
        <ul data-clocks="">
          {item({})}
          {item({ code: 'people_policy', state: 'provisional', provisional: true })}
          {item({ code: 'people_law', dueAt: null, state: 'elapsed', urgency: null })}
          {item({ ...ended, code: 'processor_law' })}
        </ul>
      </>,
    ),
  )
  const chips = page.getByRole('listitem')
  await expect.element(chips.nth(0)).toHaveTextContent('Authority, part 1Overdue by 1 h')
  await expect.element(chips.nth(1)).toHaveTextContent('People (our promise)Not confirmed · Overdue by 1 h')
  await expect.element(chips.nth(2)).toHaveTextContent('Without undue delay 3 d 1 h since the high risk was found')
  await expect.element(chips.nth(3)).toHaveTextContent('Customers we work forMet Told after')
  await expect.element(page.getByRole('timer', { name: /14:37 \(UTC\+02:00\), by 1 h/ }).first()).toBeVisible()
  const look = (n: number) => chips.nth(n).element().querySelector('[data-clock]')
  expect(look(0)?.getAttribute('data-clock')).toBe('overdue')
  expect(look(1)?.getAttribute('data-alarm')).toBe('overdue')
})
