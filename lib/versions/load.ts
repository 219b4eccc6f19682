import 'server-only'
import { notFound } from 'next/navigation'
import { currentAsOf } from '@/lib/access/past/as-of'
import { gate } from '@/lib/action/gate'
import { findDeclaration } from '@/lib/records/state/registered'
import { type Side, versionsOf } from './versions-of'

type Params = Readonly<Record<string, string | string[] | undefined>>

/** The versions of a record for who reads its working copy, now or as of the chosen date. */
export async function loadVersions(slug: string, ref: string, params: Params) {
  const actor = await gate('register', 'read')
  const register = findDeclaration(slug)
  const sides = { left: sideOf(params.left), right: sideOf(params.right), asOf: await currentAsOf() }
  const view = register && (await versionsOf(actor, register, ref, sides))
  if (!register || !view) notFound()
  return { register, view }
}

function sideOf(text: string | string[] | undefined): Side | null {
  if (text === 'working') return 'working'
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : null
}
