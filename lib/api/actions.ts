'use server'

import { action } from '@/lib/action/action'
import { hereNow } from '@/lib/people/confirm/here'
import { confirmedToken, revokeToken } from './tokens/commands'
import { askTokenSchema, tokenIdSchema } from './tokens/schema'
import { createWebhook, rotateSecret, stopWebhook } from './webhooks/commands'
import { createWebhookSchema, webhookIdInput } from './webhooks/schema'

export const createTokenAction = action({
  name: 'token.create',
  permission: { resource: 'api_token', verb: 'create' },
  input: askTokenSchema,
  run: async (context, input) => confirmedToken(context, input, await hereNow()),
})

export const revokeTokenAction = action({
  name: 'token.revoke',
  permission: { resource: 'api_token', verb: 'retire' },
  input: tokenIdSchema,
  run: revokeToken,
})

const technical = { resource: 'technical_settings', verb: 'update' } as const

export const createWebhookAction = action({
  name: 'webhook.create',
  permission: technical,
  input: createWebhookSchema,
  run: createWebhook,
})

export const rotateWebhookAction = action({
  name: 'webhook.rotate',
  permission: technical,
  input: webhookIdInput,
  run: rotateSecret,
})

export const stopWebhookAction = action({
  name: 'webhook.stop',
  permission: technical,
  input: webhookIdInput,
  run: stopWebhook,
})
