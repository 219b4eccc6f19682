import { hkdfSync, randomUUID } from 'node:crypto'
import { open, seal } from '@/lib/audit/entry/seal'
import { settings } from '@/lib/config/settings'
import type { Tx } from '@/lib/db/client'
import type { UserId } from '@/lib/db/ids'
import { localeOf, type ReportLocale } from '@/lib/text/locale'
import { type Instant, toDatabase } from '@/lib/time/types'
import { isAddress, isExampleAddress, type MailSettings, mailSettings } from './settings'
import { type Content, contentOf } from './templates'

/** What becomes of a mail, for the screen that caused it. */
export type Queued =
  /** It waits in the outbox. */
  | 'queued'
  /** Mail is not set up: nothing was kept. */
  | 'not_set_up'
  /** An address under .example: kept as skipped, never sent. */
  | 'example_address'
  /** The same thing was mailed or queued before. */
  | 'duplicate'
  /** No such person, or an account that was disabled or has ended. */
  | 'nobody'

export type Addressee = UserId | { address: string; locale: ReportLocale }

export type NewMail = Content & {
  to: Addressee
  /** The context's moment. */
  now: Instant
  /** Not sent before this moment. Without it: at once. */
  notBefore?: Instant
  /** The same key is never mailed twice, e.g. "reminder:R-003:agreement_end:2026-12-01:90:<person>". Without it: always. */
  dedupeKey?: string
  /** The record or thing is an invented one: the mail says so. Invented people and whole example companies are known. */
  isExample?: boolean
  /** The token of a link and how long it works; sealed, erased once sent. */
  secret?: { token: string; until: Instant }
}

/**
 * Puts a mail into the outbox, within the transaction of what causes it: no commit, no mail. Sending follows within
 * seconds, with retries. Throws when the parameters say more than a mail may say.
 */
export async function queueMail(tx: Tx, mail: NewMail): Promise<Queued> {
  const settings = mailSettings()
  if (!settings) return 'not_set_up'
  const content = contentOf(mail.template, mail.params)
  const to = await recipient(tx, mail.to, mail.now)
  if (!to) return 'nobody'
  const id = randomUUID()
  const messageId = messageIdOf(id, settings)
  const skipped = isExampleAddress(to.address)
  const at = toDatabase(mail.now)
  const sendsAt = toDatabase(mail.notBefore ?? mail.now)
  const { count } = await tx.mail.createMany({
    data: {
      id,
      messageId,
      userId: to.userId,
      address: to.address,
      locale: to.locale,
      template: content.template,
      params: content.params,
      isExample: mail.isExample === true || (await isExampleHouse(tx)),
      ...(mail.secret && !skipped
        ? { secret: sealSecret(messageId, mail.secret.token), secretUntil: toDatabase(mail.secret.until) }
        : {}),
      dedupeKey: mail.dedupeKey ?? id,
      createdAt: at,
      waitsSince: sendsAt,
      ...(skipped ? { skippedAt: at, lastError: 'example_address' } : { nextTryAt: sendsAt }),
    },
    skipDuplicates: true,
  })
  if (count === 0) return 'duplicate'
  return skipped ? 'example_address' : 'queued'
}

/** Takes back what still waits for this person: an earlier link that no longer works. */
export async function withdrawMails(
  tx: Tx,
  userId: UserId,
  template: Content['template'],
  now: Instant,
): Promise<void> {
  await tx.mail.updateMany({ where: { userId, template, sentAt: null, skippedAt: null }, data: withdrawn(now) })
}

/** Takes back the one mail of this key, if it still waits: its link no longer works. */
export async function withdrawMail(tx: Tx, dedupeKey: string, now: Instant): Promise<void> {
  await tx.mail.updateMany({ where: { dedupeKey, sentAt: null, skippedAt: null }, data: withdrawn(now) })
}

/** Forgets mails of these keys altogether, sent or not: to whom they went is not to be kept. One that is on its way arrives. */
export async function forgetMails(tx: Pick<Tx, 'mail'>, dedupeKeys: readonly string[]): Promise<void> {
  await tx.mail.deleteMany({ where: { dedupeKey: { in: [...dedupeKeys] } } })
}

/** The same for every mail whose key begins so. */
export async function forgetMailsOf(tx: Pick<Tx, 'mail'>, prefix: string): Promise<void> {
  await tx.mail.deleteMany({ where: { dedupeKey: { startsWith: prefix } } })
}

function withdrawn(now: Instant) {
  return {
    ...{ nextTryAt: null, failedAt: null, skippedAt: toDatabase(now) },
    ...{ lastError: 'withdrawn', secret: null, secretUntil: null },
  }
}

async function recipient(tx: Tx, to: Addressee, now: Instant) {
  if (typeof to !== 'string') {
    if (!isAddress(to.address)) throw new Error('This is not an address that mail can go to')
    return { userId: null, address: to.address, locale: to.locale }
  }
  const user = await tx.user.findUnique({ where: { id: to } })
  if (!user || user.disabledAt || (user.validUntil && user.validUntil <= toDatabase(now))) return null
  return isAddress(user.email) ? { userId: user.id, address: user.email, locale: localeOf(user.locale) ?? 'en' } : null
}

/** A random name in the sender's domain: the same for every attempt. */
function messageIdOf(id: string, { from }: MailSettings): string {
  return `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`
}

/** Installations with the example company: everything in them is invented. */
async function isExampleHouse(tx: Tx): Promise<boolean> {
  const instance = await tx.instance.findUnique({ where: { id: 1 }, select: { hasExamples: true } })
  return instance?.hasExamples === true
}

/** Why a mail was not sent, or not yet; the words stand under `problems` in the texts of mail. */
export const mailProblems = [
  'example_address',
  'withdrawn',
  'account_ended',
  'no_connection',
  'timed_out',
  'tls',
  'sign_in',
  'refused_for_now',
  'refused',
  'link_ended',
  'unreadable',
  'not_set_up',
  'unknown',
] as const
export type MailProblem = (typeof mailProblems)[number]

/** What is wrong with the way there, and not with this one mail. */
export function isAboutServer(problem: MailProblem): boolean {
  return ['no_connection', 'timed_out', 'tls', 'sign_in'].includes(problem)
}

/** What one attempt came to. `answer` is what the server said: it may quote the address, so only administrators see it. */
export type Attempt =
  | { outcome: 'sent' }
  | { outcome: 'later' | 'never'; problem: MailProblem; code: number | null; answer: string }

/** As it is kept in `lastError`: the code, the number of the server's answer, its words. */
export function keptProblem({ problem, code, answer }: Exclude<Attempt, { outcome: 'sent' }>): string {
  return [problem, code ?? '-', answer].join(' ').trim().slice(0, 400)
}

/** The parts of a kept problem; what is not one reads as unknown. */
export function readProblem(kept: string): { problem: MailProblem; code: number | null; answer: string } {
  const [word = '', code = '', ...rest] = kept.split(' ')
  const problem = mailProblems.find((known) => known === word) ?? 'unknown'
  return { problem, code: /^\d{3}$/.test(code) ? Number(code) : null, answer: rest.join(' ') }
}

function key(): Buffer {
  const secret = settings().ENCRYPTION_KEY
  if (!secret) throw new Error('ENCRYPTION_KEY is missing')
  return Buffer.from(hkdfSync('sha256', secret, '', 'dertig mail secrets v1', 32))
}

/** The token of a link as it waits in the outbox, bound to its mail. */
function sealSecret(messageId: string, token: string): Buffer<ArrayBuffer> {
  return seal(key(), messageId, Buffer.from(token))
}

/** Opens what sealSecret made; throws when it belongs to another mail or another key. */
export function openSecret(messageId: string, sealed: Uint8Array): string {
  return open(key(), messageId, sealed).toString()
}
