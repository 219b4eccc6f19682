import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { type UserId, userIdSchema } from '@/lib/db/ids'
import type { Locale } from '@/lib/text/locale'
import { minute } from '@/lib/time/length'
import { type Instant, instantSchema } from '@/lib/time/types'
import { mailSettings } from '../settings'

/** Sets mail up for this process, before anything asks for settings; APP_URL has a path, which links do not take over. */
export function setMailUp(port: number): void {
  Object.assign(process.env, {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(port),
    SMTP_SECURE: 'none',
    SMTP_FROM: 'dertig@house.test',
    APP_URL: 'https://dertig.house.test/',
  })
}

/** The settings of setMailUp. */
export function mailHere() {
  const settings = mailSettings()
  if (!settings) throw new Error('Mail is not set up in this test')
  return settings
}

/** A person with an address to which mail can go. */
export async function addressee(given: { name?: string; locale?: Locale; email?: string } = {}): Promise<UserId> {
  const id = userIdSchema.parse(randomUUID())
  const { name = 'Nele Janssens', locale = 'nl', email = `${id}@people.test` } = given
  await db().user.create({ data: { id, name, email, locale } })
  return id
}

/** So many minutes after the moment. */
export function minutesAfter(moment: Instant, minutes: number): Instant {
  return instantSchema.parse(new Date(Date.parse(moment) + minutes * minute).toISOString())
}
