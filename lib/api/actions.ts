'use server'

import { action } from '@/lib/action/action'
import { createToken, revokeToken } from './tokens/commands'
import { createTokenSchema, tokenIdSchema } from './tokens/schema'

export const createTokenAction = action({
  name: 'token.create',
  permission: { resource: 'api_token', verb: 'create' },
  input: createTokenSchema,
  run: createToken,
})

export const revokeTokenAction = action({
  name: 'token.revoke',
  permission: { resource: 'api_token', verb: 'retire' },
  input: tokenIdSchema,
  run: revokeToken,
})
