'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { rememberAsOf } from '@/lib/access/past/as-of'
import { cookieOptions, sessionCookieName } from '@/lib/access/session/cookies'
import { action } from '@/lib/action/action'
import { localeCookie } from '@/lib/text/locale'
import { inSeconds, year } from '@/lib/time/length'
import {
  changePassword,
  changePasswordSchema,
  profileSchema,
  signOut,
  signOutEverywhere,
  updateProfile,
} from './account'
import { hereNow } from './confirm/here'
import { acceptDeputy, deputyIdInput, deputyInput, endDeputy, nameDeputy } from './deputies'

const nothing = z.null()

/** Names who stands in for oneself. */
export const giveDeputy = action({
  name: 'deputy.name',
  permission: 'signed_in',
  input: deputyInput,
  run: async (context, input) => anew(await nameDeputy(context, input)),
})

/** Says yes to standing in for somebody. */
export const takeDeputy = action({
  name: 'deputy.accept',
  permission: 'signed_in',
  input: deputyIdInput,
  run: async (context, input) => anew(await acceptDeputy(context, input)),
})

/** Ends it. */
export const leaveDeputy = action({
  name: 'deputy.end',
  permission: 'signed_in',
  input: deputyIdInput,
  run: async (context, input) => anew(await endDeputy(context, input)),
})

function anew<T>(result: T): T {
  revalidatePath('/', 'layout')
  return result
}

/** Own name, phone and language. */
export const saveProfile = action({
  name: 'account.profile',
  permission: 'signed_in',
  input: profileSchema,
  run: async (context, input) => {
    const result = await updateProfile(context, input)
    if (result.ok) (await cookies()).set(localeCookie, input.locale, { ...cookieOptions(), maxAge: inSeconds(year) })
    revalidatePath('/', 'layout')
    return result
  },
})

/** Own password, after the present one. */
export const savePassword = action({
  name: 'account.password',
  permission: 'signed_in',
  input: changePasswordSchema,
  run: async (context, input) => changePassword(context, input, await hereNow()),
})

/** Out of this browser. */
export const leave = action({
  name: 'session.sign_out',
  permission: 'signed_in',
  input: nothing,
  run: async (context) => forget(await signOut(context, (await hereNow()).handleHash)),
})

/** Out of every browser. */
export const leaveEverywhere = action({
  name: 'session.sign_out_everywhere',
  permission: 'signed_in',
  input: nothing,
  run: async (context) => forget(await signOutEverywhere(context)),
})

async function forget<T extends { ok: boolean }>(result: T): Promise<T> {
  if (result.ok) {
    await rememberAsOf(null)
    ;(await cookies()).delete({ name: sessionCookieName(), ...cookieOptions() })
  }
  return result
}
