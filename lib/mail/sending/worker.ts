import { randomUUID } from 'node:crypto'
import type { SendMailOptions } from 'nodemailer'
import { zoneOf } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import { door } from '@/lib/log/door'
import { log } from '@/lib/log/log'
import { logUnexpected } from '@/lib/log/unexpected'
import { noteOutcome, requestIdHere } from '@/lib/log/visit'
import { oneLine } from '@/lib/text/characters'
import { reportLocaleOf } from '@/lib/text/locale'
import { second } from '@/lib/time/length'
import { type Instant, systemNow, toDatabase } from '@/lib/time/types'
import { type Attempt, isAboutServer, openSecret } from '../queue'
import { isAddress, type MailSettings, mailSettings } from '../settings'
import { contentOf, withSecret } from '../templates'
import { type Claimed, claimNext, noteAttempt, noteSkipped } from './outbox'
import { render } from './render'
import { type Patience, sendOne, usualPatience } from './transport'

const lookEveryMs = 5 * second

/** Sends what waits, looking every five seconds; without mail settings it does nothing. The answer stops it. */
export function startMailWorker(): () => void {
  const settings = mailSettings()
  if (!settings) return () => {}
  let busy = false
  const look = async () => {
    if (busy) return
    busy = true
    await deliverDue(settings).catch((error) => logUnexpected('mail worker', randomUUID(), error))
    busy = false
  }
  const timer = setInterval(() => void look(), lookEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

/**
 * Sends every mail that is due, one after the other, until none is left or the server is out of reach: then one try per
 * look is enough. Answers how many went out.
 */
export async function deliverDue(
  settings: MailSettings,
  clock: () => Instant = systemNow,
  patience: Patience = usualPatience,
): Promise<number> {
  let sent = 0
  for (;;) {
    const mail = await claimNext(clock())
    if (!mail) return sent
    const attempt = await deliver({ settings, patience, clock }, mail)
    if (attempt === null) continue
    if (attempt.outcome === 'sent') sent += 1
    if (attempt.outcome === 'later' && isAboutServer(attempt.problem)) return sent
  }
}

type Way = { settings: MailSettings; patience: Patience; clock: () => Instant }

/** One try at one mail and the note of how it went. */
const deliver = door('job', 'mail.deliver', async (way: Way, mail: Claimed) => {
  const { clock } = way
  const attempt = await attemptOf(way, mail)
  if (attempt === null) return null
  if (attempt.outcome !== 'sent') {
    noteOutcome('refused', attempt.problem)
    log.warn({ mail: mail.id, tries: mail.tries, problem: attempt.problem, code: attempt.code }, 'mail not sent')
  }
  if (!(await noteAttempt(mail, attempt, clock()))) log.warn({ mail: mail.id }, 'the claim on a mail was lost')
  return attempt
})

/** One try at one mail; null when it should not be sent any more, which is noted. */
async function attemptOf({ settings, patience, clock }: Way, mail: Claimed): Promise<Attempt | null> {
  const person = mail.userId ? await db().user.findUnique({ where: { id: mail.userId } }) : null
  const now = toDatabase(clock())
  if (mail.userId && (!person || person.disabledAt || (person.validUntil && person.validUntil <= now))) {
    await noteSkipped(mail, 'account_ended', clock())
    return null
  }
  if (withSecret.includes(mail.template) && (!mail.secret || !mail.secretUntil || mail.secretUntil <= now))
    return { outcome: 'never', problem: 'link_ended', code: null, answer: '' }
  const message = await messageOf(settings, mail, person?.name ?? null, clock()).catch((error) => {
    logUnexpected('mail', requestIdHere(), error)
    return null
  })
  return message
    ? sendOne(settings, message, patience)
    : { outcome: 'never', problem: 'unreadable', code: null, answer: '' }
}

async function messageOf(
  settings: MailSettings,
  mail: Claimed,
  name: string | null,
  now: Instant,
): Promise<SendMailOptions> {
  const content = contentOf(mail.template, mail.params)
  if (!isAddress(mail.address)) throw new Error('The address of this mail is none')
  const organisation = await db().organisation.findUnique({ where: { id: 1 } })
  const house = oneLine(organisation?.legalName ?? '') || 'Dertig'
  const { subject, text, html } = await render({
    content,
    locale: reportLocaleOf(mail.locale) ?? 'en',
    organisation: house,
    zone: zoneOf(organisation),
    appUrl: settings.appUrl,
    isExample: mail.isExample,
    token: mail.secret ? openSecret(mail.messageId, mail.secret) : null,
  })
  return {
    messageId: mail.messageId,
    date: toDatabase(now),
    from: { name: house, address: settings.from },
    to: { name: oneLine(name ?? ''), address: mail.address },
    envelope: { from: settings.from, to: mail.address },
    subject: oneLine(subject, 200),
    text,
    html,
    // Machines must not answer machines (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
