import { z } from 'zod'
import { settings } from '@/lib/config/settings'

export type MailSecurity = 'starttls' | 'tls' | 'none'

/** How mail leaves this installation. */
export type MailSettings = {
  host: string
  port: number
  security: MailSecurity
  /** Null: the server takes mail without signing in. */
  login: { user: string; password: string } | null
  /** The address mails come from; the name beside it is the organisation's. */
  from: string
  /** Origin of the links, without a path. */
  appUrl: string
}

const usualPort = { starttls: 587, tls: 465, none: 25 } as const

/** The settings of mail, or null when mail is not set up: then nothing is queued and screens say so. */
export function mailSettings(): MailSettings | null {
  const { SMTP_HOST: host, SMTP_FROM: from, APP_URL: url, ...read } = settings()
  if (!host || !from || !url) return null
  const login = read.SMTP_USER && read.SMTP_PASSWORD ? { user: read.SMTP_USER, password: read.SMTP_PASSWORD } : null
  const port = read.SMTP_PORT ?? usualPort[read.SMTP_SECURE]
  return { host, port, security: read.SMTP_SECURE, login, from, appUrl: new URL(url).origin }
}

const plain = z.email().max(254)

/** One address that mail can go to: no name, no list, no line break. */
export function isAddress(text: string): boolean {
  return plain.safeParse(text).success
}

/** Addresses under .example belong to nobody (RFC 2606): invented people have them, and nothing is ever sent there. */
export function isExampleAddress(address: string): boolean {
  return /[@.]example$/i.test(address)
}

/** An address as people who need not know it see it: "n•••@o•••". */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}•••@${address.slice(at + 1, at + 2)}•••`
}
