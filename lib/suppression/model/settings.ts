import { settings } from '@/lib/config/settings'

/** The door for what a list service tells; `signing`: every call must also be signed (Standard Webhooks). */
export type HookSettings = { secret: string; signing: string | null }

/** Null: the door is shut. */
export function hookSettings(): HookSettings | null {
  const { MAILCHIMP_WEBHOOK_SECRET: secret, MAILCHIMP_SIGNING_SECRET: signing } = settings()
  return secret ? { secret, signing: signing ?? null } : null
}

/** Where a list is fetched, and by which key. */
export type ListSource = { api: string; key: string; listId: string }

/** Null: no list is fetched. Without an address of its own it is MailChimp, in the data centre that the key names. */
export function listSource(): ListSource | null {
  const { MAILCHIMP_API_KEY: key, MAILCHIMP_LIST_ID: listId, MAILCHIMP_API_URL: url } = settings()
  if (!key || !listId) return null
  const api = url ?? `https://${key.split('-').at(-1)}.api.mailchimp.com/3.0`
  return { api: api.replace(/\/+$/, ''), key, listId }
}

/** Whether the operator named the address of the service: only then it may be another host than MailChimp's. */
export const isGivenAddress = (): boolean => settings().MAILCHIMP_API_URL !== undefined
