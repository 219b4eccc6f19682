import 'server-only'
import { headers } from 'next/headers'
import { clientAddress } from '@/lib/access/request/peer'
import { currentSession } from '@/lib/access/session/current'
import type { Here } from './password'

/** Where this request comes from, for asking for the password again. */
export async function hereNow(): Promise<Here> {
  return { handleHash: (await currentSession())?.handleHash ?? '', address: clientAddress(await headers()) }
}
