'use server'

import { rememberDevice } from '@/lib/access/session/current'
import { action } from '@/lib/action/action'
import { choosePassword, choosePasswordSchema } from './sign-in'

/** First or new password by a single-use link. This browser then counts as known. */
export const choose = action({
  name: 'account.choose_password',
  permission: 'public',
  input: choosePasswordSchema,
  run: async (context, input) => {
    const result = await choosePassword(context, input)
    if (!result.ok) return result
    await rememberDevice(result.value.email)
    return { ok: true, value: null }
  },
})
