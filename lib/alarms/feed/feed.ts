import type { Actor, CommandContext } from '@/lib/access/actor'
import { tooManyKnocks } from '@/lib/access/request/rate-limit'
import { actingNow, hashOf } from '@/lib/access/session/session'
import { recordRead } from '@/lib/audit/entry/append'
import { db } from '@/lib/db/client'
import { userIdSchema } from '@/lib/db/ids'
import { mailSettings } from '@/lib/mail/settings'
import { textsOf } from '@/lib/text/catalogue'
import { formatInstant } from '@/lib/time/format'
import { instantOf, toDatabase } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import { sources } from '../sources/all'
import type { AlarmSource, RunningClock } from '../sources/source'
import { type CalendarEvent, calendarText } from './ics'

const filePattern = /^([A-Za-z0-9_-]{43})\.ics$/

export type FeedAnswer = { kind: 'calendar'; text: string } | { kind: 'absent' } | { kind: 'too_many' }

/**
 * The calendar behind a secret link, with the rights its person has at this moment. Malformed, unknown, revoked and that of
 * somebody who may not sign in are one: absent. `address`: where the asker is, for counting wrong ones.
 */
export async function calendarOf(context: CommandContext, file: string, address: string): Promise<FeedAnswer> {
  const secret = filePattern.exec(file)?.[1]
  const secretHash = secret && hashOf(secret)
  const link = secretHash ? await db().calendarLink.findUnique({ where: { secretHash } }) : null
  const actor = link && (await actingNow(db(), userIdSchema.parse(link.userId), context.now))
  if (!link || !actor) return { kind: (await tooManyKnocks({ address })) ? 'too_many' : 'absent' }
  if (await tooManyKnocks({ link: link.secretHash })) return { kind: 'too_many' }
  await noteRead(context, actor, link)
  return { kind: 'calendar', text: await calendarFor(actor, context) }
}

/** Calendars ask every few minutes: the log says once a day of the company that this one was read. */
async function noteRead(
  { now, zone, requestId }: CommandContext,
  actor: Actor,
  link: { secretHash: string; readAt: Date | null },
): Promise<void> {
  const where = { secretHash: link.secretHash, readAt: link.readAt }
  const { count } = await db().calendarLink.updateMany({ where, data: { readAt: toDatabase(now) } })
  const isSameDay = link.readAt !== null && localDateOf(instantOf(link.readAt), zone) === localDateOf(now, zone)
  if (count === 0 || isSameDay) return
  const context = { actor, now, requestId, channel: 'api' as const }
  await recordRead(context, { action: 'alarm.link_read', subject: { type: 'user', id: actor.id } })
}

async function calendarFor(actor: Actor, { now, zone }: CommandContext): Promise<string> {
  const t = await textsOf(actor.locale, 'alarms')
  const running = await Promise.all(
    sources.map(async (source) => (await source.running(actor)).map((clock) => ({ source, clock }))),
  )
  const events = await Promise.all(running.flat().map(({ source, clock }) => eventOf(source, clock, actor, zone)))
  return calendarText({ name: t('calendar.name'), now, events })
}

/** Reference and clock, nothing of what it is about. */
async function eventOf(
  { code: source, pathOf }: AlarmSource,
  { id, ref, isExample, code, dueAt, endsDay, provisional }: RunningClock,
  { locale }: Actor,
  zone: string,
): Promise<CalendarEvent> {
  const [t, clocks, common] = await Promise.all([
    textsOf(locale, 'alarms'),
    textsOf(locale, 'clocks'),
    textsOf(locale, 'common'),
  ])
  const title = t('calendar.event', { clock: clocks(`names.${code}`), reference: ref })
  const due = formatInstant(dueAt, { locale, zone, style: 'full', endOfDay: endsDay })
  const said = [t('calendar.ends', { due }), ...(provisional ? [clocks('states.provisional')] : [])]
  const origin = mailSettings()?.appUrl
  return {
    uid: `${source}.${id}.${code}@dertig`,
    title: isExample ? `[${common('example')}] ${title}` : title,
    description: said.join('\n'),
    url: origin ? `${origin}${pathOf(ref, 'due', code)}` : null,
    endsAt: dueAt,
    tentative: provisional,
  }
}
