import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testNow as now } from '@/lib/access/testing/contexts'
import { db } from '@/lib/db/client'
import { type TestDatabase, testDatabase } from '@/lib/db/testing'
import { calendarDateSchema, systemNow } from '@/lib/time/types'
import { type NewMail, queueMail, readProblem } from './queue'
import { claimNext, noteAttempt, waitAfter } from './sending/outbox'
import { deliverDue } from './sending/worker'
import { addressee, mailHere, minutesAfter, setMailUp } from './testing/house'
import { mailSink, type Sink } from './testing/sink'

let database: TestDatabase
let sink: Sink
beforeAll(async () => {
  sink = await mailSink()
  setMailUp(sink.port)
  database = await testDatabase()
  await db().organisation.create({ data: { id: 1, legalName: 'Bürö “Één” & Zonen' } })
})
beforeEach(async () => {
  await db().mail.deleteMany()
  sink.received.length = 0
  sink.answer = () => null
})
afterAll(async () => {
  await database.close()
  await sink.stop()
})

const path = '/registers/activities/A-012'
const day = (text: string) => calendarDateSchema.parse(text)
const mention = (to: NewMail['to'], more: Partial<NewMail> = {}) =>
  queueMail(db(), { to, template: 'mention', params: { reference: 'A-012', path }, now, ...more } as NewMail)
const deliver = (moment = now) => deliverDue(mailHere(), () => moment)
const only = () => db().mail.findFirstOrThrow()

describe('what arrives', () => {
  it('is addressed, in the language of the person, with its signs whole and the link right', async () => {
    const to = await addressee({ name: 'Zoë Müller-Łukasz', locale: 'fr' })
    expect(await mention(to)).toBe('queued')
    expect(await deliver()).toBe(1)
    const [{ mail, raw, greeting } = nothing()] = sink.received
    expect(mail.subject).toBe('On vous mentionne dans A-012')
    expect(mail.from?.value).toEqual([{ name: 'Bürö “Één” & Zonen', address: 'dertig@house.test' }])
    expect(mail.to).toMatchObject({ value: [{ name: 'Zoë Müller-Łukasz', address: `${to}@people.test` }] })
    expect(mail.text).toContain('https://dertig.house.test/registers/activities/A-012')
    expect(mail.html).toContain('href="https://dertig.house.test/registers/activities/A-012"')
    expect(mail.messageId).toBe((await only()).messageId)
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail.date?.toISOString()).toBe(now)
    expect(greeting).toBe('dertig.house.test')
    expect(raw).not.toMatch(/nodemailer/i)
  })

  it.each(['en', 'nl', 'fr'] as const)('keeps its subject whole in %s', async (locale) => {
    await queueMail(db(), {
      to: await addressee({ locale }),
      template: 'reminder',
      params: { reference: 'R-003', what: 'adequacy_end', due: day('2026-12-01'), daysLeft: 30, path },
      now,
    })
    await deliver()
    expect(sink.received[0]?.mail.subject).toBe(
      {
        en: 'R-003: An adequacy decision ends, in 30 days',
        nl: 'R-003: Een adequaatheidsbesluit eindigt, over 30 dagen',
        fr: 'R-003 : Une décision d’adéquation prend fin, dans 30 jours',
      }[locale],
    )
  })

  it('holds reference, state and link, and nothing of the person or the record', async () => {
    await mention(await addressee({ name: 'Nele Janssens', locale: 'en' }))
    await deliver()
    const text = sink.received[0]?.mail.text ?? ''
    expect(text.split('\n').filter(Boolean)).toEqual([
      'Somebody mentions you in a comment at A-012.',
      `Read the comment: https://dertig.house.test${path}`,
      '-- ',
      'Dertig of Bürö “Één” & Zonen. This mail was sent by itself; nobody reads answers to it.',
    ])
    expect(text + sink.received[0]?.mail.html).not.toContain('Nele')
  })

  it('has no header of somebody else’s making', async () => {
    const name = 'Nele\r\nBcc: evil@people.test\r\n\r\nHello\u2028\u202e'
    await mention(await addressee({ name }))
    await db().organisation.update({ where: { id: 1 }, data: { legalName: 'House\r\nX-Evil: yes\n\n<b>' } })
    await deliver()
    await db().organisation.update({ where: { id: 1 }, data: { legalName: 'Bürö “Één” & Zonen' } })
    const [{ mail, raw, to } = nothing()] = sink.received
    expect(to).toHaveLength(1)
    expect(mail.bcc).toBeUndefined()
    expect(mail.headers.has('x-evil')).toBe(false)
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|X-Evil):/im)
    expect(mail.from?.value[0]?.name).toBe('House X-Evil: yes <b>')
  })

  it('marks invented things', async () => {
    await mention(await addressee({ locale: 'nl' }), { isExample: true })
    await deliver()
    expect(sink.received[0]?.mail.subject).toBe('[Voorbeeld, niet echt gebeurd] Je wordt vermeld bij A-012')
  })
})

describe('who gets none', () => {
  it('an example address is kept as skipped and never sent to', async () => {
    expect(await mention(await addressee({ email: 'nele@optipost.example' }))).toBe('example_address')
    expect(await only()).toMatchObject({ nextTryAt: null, lastError: 'example_address' })
    expect(await deliver()).toBe(0)
  })

  it('nor people who are gone, at queueing or before sending', async () => {
    const gone = await addressee()
    await db().user.update({ where: { id: gone }, data: { disabledAt: new Date(now) } })
    expect(await mention(gone)).toBe('nobody')
    const going = await addressee()
    expect(await mention(going)).toBe('queued')
    await db().user.update({ where: { id: going }, data: { disabledAt: new Date(now) } })
    expect(await deliver()).toBe(0)
    expect(await only()).toMatchObject({ skippedAt: new Date(now), lastError: 'account_ended' })
  })

  it('the same thing is mailed once', async () => {
    const to = await addressee()
    expect(await mention(to, { dedupeKey: 'mention:1' })).toBe('queued')
    expect(await mention(to, { dedupeKey: 'mention:1' })).toBe('duplicate')
    await deliver()
    expect(await mention(to, { dedupeKey: 'mention:1' })).toBe('duplicate')
    expect(sink.received).toHaveLength(1)
  })

  it('without a commit there is no mail', async () => {
    const to = await addressee()
    const undone = db().$transaction(async (tx) => {
      await queueMail(tx, { to, template: 'mention', params: { reference: 'A-012', path }, now })
      throw new RangeError('undone')
    })
    await expect(undone).rejects.toThrow(RangeError)
    expect(await db().mail.count()).toBe(0)
  })
})

describe('what goes wrong', () => {
  it('a 4xx is tried again after 1, 5, 15, 60 and 240 minutes, and given up after a day', async () => {
    sink.answer = () => 451
    await mention(await addressee())
    const waited: number[] = []
    let moment = now
    for (;;) {
      await deliver(moment)
      const { nextTryAt } = await only()
      if (!nextTryAt) break
      waited.push((nextTryAt.getTime() - Date.parse(moment)) / 60_000)
      moment = minutesAfter(moment, waited.at(-1) ?? 0)
    }
    expect(waited).toEqual([1, 5, 15, 60, 240, 240, 240, 240, 240])
    const given = await only()
    expect(given).toMatchObject({ failedAt: new Date(moment), tries: 10 })
    expect(readProblem(given.lastError ?? '')).toMatchObject({ problem: 'refused_for_now', code: 451 })
    expect(sink.received).toHaveLength(0)
  })

  it('a 4xx that passes is forgotten', async () => {
    sink.answer = () => 421
    await mention(await addressee())
    await deliver()
    sink.answer = () => null
    expect(await deliver(minutesAfter(now, 0.5))).toBe(0)
    expect(await deliver(minutesAfter(now, 1))).toBe(1)
    expect(await only()).toMatchObject({ sentAt: new Date(minutesAfter(now, 1)), nextTryAt: null, lastError: null })
  })

  it('a 5xx fails at once, with what the server said, and does not hold up the others', async () => {
    const bad = await addressee({ email: 'nobody@people.test' })
    sink.answer = (address) => (address === 'nobody@people.test' ? 550 : null)
    await mention(bad)
    await mention(await addressee())
    expect(await deliver()).toBe(1)
    const failed = await db().mail.findFirstOrThrow({ where: { failedAt: { not: null } } })
    expect(readProblem(failed.lastError ?? '')).toEqual({
      problem: 'refused',
      code: 550,
      answer: '5.1.1 not today, nobody@people.test',
    })
  })

  it('a server that is down costs one try, and the mail goes once it is back', async () => {
    const { port } = sink
    await sink.stop()
    await mention(await addressee())
    await mention(await addressee())
    expect(await deliver()).toBe(0)
    expect(await db().mail.findMany({ select: { tries: true }, orderBy: { tries: 'asc' } })).toEqual([
      { tries: 0 },
      { tries: 1 },
    ])
    sink = await mailSink({ port })
    expect(await deliver(minutesAfter(now, 1))).toBe(2)
    expect(sink.received).toHaveLength(2)
  })

  it('what is not protected is not sent to a server that offers no protection', async () => {
    await mention(await addressee())
    expect(await deliverDue({ ...mailHere(), security: 'starttls' }, () => now)).toBe(0)
    expect(readProblem((await only()).lastError ?? '').problem).toBe('tls')
    expect(sink.received).toHaveLength(0)
  })

  it('nor to one whose certificate nobody vouches for', async () => {
    const stranger = await mailSink({ disabledCommands: [] })
    await mention(await addressee())
    expect(await deliverDue({ ...mailHere(), port: stranger.port, security: 'starttls' }, () => now)).toBe(0)
    await stranger.stop()
    expect(readProblem((await only()).lastError ?? '')).toMatchObject({
      problem: 'tls',
      answer: expect.stringContaining('CERT'),
    })
    expect(stranger.received).toHaveLength(0)
  })

  it('a refused sign-in is tried again: somebody may set the password right', async () => {
    const strict = await mailSink({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('wrong password')),
    })
    await mention(await addressee())
    const login = { user: 'dertig', password: 'wrong' }
    expect(await deliverDue({ ...mailHere(), port: strict.port, login }, () => now)).toBe(0)
    await strict.stop()
    const waiting = await only()
    expect(readProblem(waiting.lastError ?? '')).toMatchObject({ problem: 'sign_in', code: 535 })
    expect(waiting.nextTryAt).not.toBeNull()
  })

  it('a server that hangs up in the middle is tried again', async () => {
    const rude = createServer((socket) => socket.end('220 hello\r\n'))
    rude.listen(0, '127.0.0.1')
    await once(rude, 'listening')
    const address = rude.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await mention(await addressee())
    expect(await deliverDue({ ...mailHere(), port }, () => now)).toBe(0)
    rude.close()
    expect(readProblem((await only()).lastError ?? '').problem).toBe('no_connection')
  })
})

describe('several processes', () => {
  it('send fifty mails exactly once', async () => {
    for (let count = 0; count < 50; count += 1) await mention(await addressee())
    const sent = await Promise.all([deliver(), deliver(), deliver()])
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(50)
    expect(Math.max(...sent)).toBeLessThan(50)
    expect(new Set(sink.received.map(({ mail }) => mail.messageId)).size).toBe(50)
    expect(sink.received).toHaveLength(50)
    expect(await db().mail.count({ where: { sentAt: null } })).toBe(0)
  })

  it('one that dies while sending leaves its mail to the others, under the same Message-ID', async () => {
    await mention(await addressee())
    const dead = await claimNext(now)
    expect(await deliver(minutesAfter(now, 4))).toBe(0)
    expect(await deliver(minutesAfter(now, 5))).toBe(1)
    expect(sink.received[0]?.mail.messageId).toBe(dead?.messageId)
    if (!dead) throw new Error('there was a mail to claim')
    expect(await noteAttempt(dead, { outcome: 'sent' }, minutesAfter(now, 6))).toBe(false)
  })

  it('wait longest between tries that came to nothing', () => {
    expect([1, 2, 3, 4, 5, 6, 99].map((tries) => waitAfter(tries) / 60_000)).toEqual([1, 5, 15, 60, 240, 240, 240])
  })
})

it('by the clock of this machine, what was queued just now goes out', async () => {
  const to = await addressee()
  await queueMail(db(), { to, template: 'mention', params: { reference: 'A-012', path }, now: systemNow() })
  expect(await deliverDue(mailHere())).toBe(1)
})

function nothing(): never {
  throw new Error('nothing arrived')
}
