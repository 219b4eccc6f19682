import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { Actor, CommandContext } from '@/lib/access/actor'
import { can, mayEver } from '@/lib/access/can'
import type { Resource, Verb } from '@/lib/access/matrix'
import { currentAsOf } from '@/lib/access/past/as-of'
import { safeNext } from '@/lib/access/request/page-at'
import { pathHeader } from '@/lib/access/request/page-head'
import { currentActor } from '@/lib/access/session/current'
import { officeNow } from '@/lib/company/office-zone'
import { noteOutcome, requestIdHere } from '@/lib/log/visit'
import { systemNow } from '@/lib/time/types'
import { recordDenial } from './denial'

/** The context of a page, for loaders that write an audit entry (reading a leak, opening the log). */
export async function pageContext(actor: Actor): Promise<CommandContext & { actor: Actor }> {
  return { actor, ...(await officeNow()), channel: 'page', requestId: requestIdHere() }
}

/** The signed-in person; sends everybody else to sign in and back here. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (actor) return actor
  noteOutcome('refused', 'signed_out')
  const here = safeNext((await headers()).get(pathHeader))
  redirect(here === '/' ? '/login' : `/login?next=${encodeURIComponent(here)}`)
}

/**
 * First line of every page: who is here, and could they ever have this right. Without it the page answers as if it did
 * not exist, and the attempt is logged. What they may do with one object is decided by `can` with its facts.
 */
export async function gate(resource: Resource, verb: Verb): Promise<Actor> {
  const actor = await requireActor()
  if (mayEver(actor, resource, verb)) return actor
  await recordDenial({ actor, now: systemNow(), channel: 'page', requestId: requestIdHere() }, `${resource}.${verb}`)
  notFound()
}

/**
 * Answers a page that nothing is there. To whom something could be hidden, what is absent and what is hidden are one, and
 * the attempt is logged like every other denial; who may see all of the kind only mistyped.
 */
export async function nothingThere(actor: Actor, resource: Resource, verb: Verb): Promise<never> {
  if (!can(actor, resource, verb)) {
    await recordDenial({ actor, now: systemNow(), channel: 'page', requestId: requestIdHere() }, `${resource}.${verb}`)
  }
  return notFound()
}

/** Where there is nothing but writing: shows the register or the record instead while a past date is chosen. */
export async function onlyToday(instead: string): Promise<void> {
  if ((await currentAsOf()) !== null) redirect(instead)
}
