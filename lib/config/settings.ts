import path from 'node:path'
import { z } from 'zod'
import { OperatorError } from '@/lib/errors/operator'
import { type Environment, usualPool, withFiles } from './process'

const secret = z.string().min(32, 'is shorter than 32 characters; make one with: openssl rand -base64 32').optional()
const databaseAddress = z
  .url({ protocol: /^postgres(ql)?$/, error: 'is not an address like postgresql://login:password@host:5432/database' })
  .optional()
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number(`is not a number`)
    .int('is not a whole number')
    .min(least, `is less than ${least}`)
    .max(most, `is more than ${most}`)

const schema = z
  .object({
    PORT: wholeNumber(1, 65_535).default(3030),
    HOST: z.string().default('127.0.0.1'),
    APP_URL: z
      .url({ protocol: /^https?$/, error: 'is not an address like https://dertig.example.org' })
      .refine(isBare, 'has a path, a query or a name before @: Dertig is served at the root of a host name of its own')
      .optional(),
    DATABASE_URL: databaseAddress,
    DATABASE_OWNER_URL: databaseAddress,
    DATABASE_POOL: wholeNumber(2, 200).default(usualPool),
    APP_MEMORY_MB: wholeNumber(128, 65_536).default(320),
    DOCUMENT_MEMORY_MB: wholeNumber(256, 65_536).default(600),
    DOCUMENT_RECORDS: wholeNumber(1, 1_000).default(200),
    DERTIG_DATA: z.string().default('data'),
    NEXTAUTH_SECRET: secret,
    ENCRYPTION_KEY: secret,
    AUDIT_SIGNING_KEY: secret,
    UPLOAD_MAX_MB: wholeNumber(1, 1_024).default(20),
    UPLOAD_MAX_FILES: wholeNumber(1, 2_000).default(200),
    STORAGE_URL: z
      .url({ protocol: /^https?$/, error: 'is not an address like https://KEY:SECRET@host/bucket?region=eu-west-3' })
      .refine(isStorage, 'needs a key, a secret and a bucket, and https but for this machine itself')
      .optional(),
    CLAMD: z
      .string()
      .regex(
        /^(unix:\/.{1,200}|tcp:\/\/[A-Za-z0-9.:[\]_-]{1,253})$/,
        'is neither tcp://host:3310 nor unix:/path of a socket',
      )
      .optional(),
    BACKUP_FOLDER: z.string().max(1_000).optional(),
    BACKUP_HOUR: wholeNumber(0, 23).default(3),
    BACKUP_KEEP: wholeNumber(1, 366).default(14),
    BACKUP_WARN_DAYS: wholeNumber(1, 366).default(7),
    SESSION_IDLE_MINUTES: wholeNumber(1, 1_440).default(30),
    SESSION_MAX_HOURS: wholeNumber(1, 168).default(12),
    WEBHOOK_NETWORKS: z.string().default(''),
    METRICS_TOKEN: secret,
    LOG_LEVEL: z
      .enum(
        ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
        'is none of silent, fatal, error, warn, info, debug, trace',
      )
      .default('info'),
    LOG_QUERIES: z.enum(['on', 'off'], 'is none of on, off').default('off'),
    TRUSTED_PROXIES: z.string().default(''),
    SMTP_HOST: z
      .string()
      .regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'is not the name or address of a host')
      .optional(),
    SMTP_PORT: wholeNumber(1, 65_535).optional(),
    SMTP_USER: z.string().max(320).optional(),
    SMTP_PASSWORD: z.string().max(1_000).optional(),
    SMTP_SECURE: z.enum(['starttls', 'tls', 'none'], 'is none of starttls, tls, none').default('starttls'),
    SMTP_FROM: z.email({ error: 'is not an e-mail address' }).optional(),
    MAILCHIMP_WEBHOOK_SECRET: z
      .string()
      .regex(
        /^[A-Za-z0-9_-]{32,200}$/,
        'is not 32 or more letters, digits, - and _; make one with: openssl rand -hex 32',
      )
      .optional(),
    MAILCHIMP_SIGNING_SECRET: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{32,200}={0,2}$/, 'is not a secret like whsec_ and base64 (Standard Webhooks)')
      .optional(),
    MAILCHIMP_API_KEY: z
      .string()
      .regex(/^[0-9a-zA-Z]{8,200}-[a-z]{2,4}\d{1,4}$/, 'is not a key that ends in its data centre, like -us6')
      .optional(),
    MAILCHIMP_LIST_ID: z
      .string()
      .regex(/^[0-9a-zA-Z]{1,50}$/, 'is not the id of an audience')
      .optional(),
    MAILCHIMP_API_URL: z
      .url({ protocol: /^https?$/, error: 'is not an address like https://us6.api.mailchimp.com/3.0' })
      .optional(),
  })
  .superRefine((read, context) => {
    const say = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (read.DATABASE_OWNER_URL && !read.DATABASE_URL)
      say('DATABASE_URL', 'is missing while DATABASE_OWNER_URL is given')
    if (read.BACKUP_FOLDER !== undefined && liesIn(read.DERTIG_DATA, read.BACKUP_FOLDER))
      say('BACKUP_FOLDER', 'lies in the data folder, and would be lost with it')
    if (read.SMTP_HOST) checkMail({ ...read, SMTP_HOST: read.SMTP_HOST }, say)
    checkLists(read, say)
    if (!read.DATABASE_URL) return
    for (const name of secretNames) {
      if (!read[name]) say(name, `is missing: with a database of your own (DATABASE_URL) give it, or ${name}_FILE`)
    }
  })

/** What a storage needs, which no other program on the way may read. */
function isStorage(address: string): boolean {
  if (!URL.canParse(address)) return true
  const { username, password, pathname, protocol, hostname } = new URL(address)
  const isWhole = username !== '' && password !== '' && /^\/[^/]+/.test(pathname)
  return isWhole && (protocol === 'https:' || isLoopback(hostname))
}

/** True for a folder that is, or lies in, the other. */
export function liesIn(outer: string, inner: string): boolean {
  const way = path.relative(path.resolve(outer), path.resolve(inner))
  return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way))
}

/** True for scheme, host and port alone; a slash at the end does no harm. */
function isBare(address: string): boolean {
  if (!URL.canParse(address)) return true
  const url = new URL(address)
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && !/[?#]/.test(address)
}

/** True for a host that only this machine itself reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/**
 * What anybody on the way could read, passwords included, as far as the settings tell; null when nothing. Said at the
 * start and by the doctor.
 */
export function plainHttpWarning({ HOST, APP_URL }: Pick<Settings, 'HOST' | 'APP_URL'>): string | null {
  const named = APP_URL === undefined ? null : new URL(APP_URL)
  if (named?.protocol === 'http:' && !isLoopback(named.hostname))
    return `APP_URL is ${APP_URL}: passwords and records cross the network in clear. Put a proxy with a certificate in front and let APP_URL begin with https.`
  if (isLoopback(HOST)) return null
  if (named === null)
    return `HOST is ${HOST}, an address on the network, and Dertig speaks plain HTTP: passwords and records cross it in clear. Listen on 127.0.0.1 behind a proxy with a certificate, and set APP_URL.`
  return named.protocol === 'https:'
    ? `HOST is ${HOST}, an address on the network: who goes past the proxy of ${APP_URL} reaches Dertig in plain HTTP. Listen on 127.0.0.1, or let nobody but the proxy reach it.`
    : null
}

type MailGiven = {
  SMTP_HOST: string
  SMTP_USER?: string | undefined
  SMTP_PASSWORD?: string | undefined
  SMTP_SECURE: string
  SMTP_FROM?: string | undefined
  APP_URL?: string | undefined
}

/** What mail needs beside its host, and that a password never travels in clear to another machine. */
function checkMail(read: MailGiven, say: (name: string, message: string) => void): void {
  if (!read.SMTP_FROM) say('SMTP_FROM', 'is missing: the address that mails come from')
  if (!read.APP_URL) say('APP_URL', 'is missing: the address of this installation, for the links in mails')
  if (read.SMTP_USER && !read.SMTP_PASSWORD) say('SMTP_PASSWORD', 'is missing while SMTP_USER is given')
  if (read.SMTP_PASSWORD && !read.SMTP_USER) say('SMTP_USER', 'is missing while SMTP_PASSWORD is given')
  if (read.SMTP_USER && read.SMTP_SECURE === 'none' && !/^(localhost|127\..*|::1)$/.test(read.SMTP_HOST))
    say('SMTP_SECURE', 'is none, which would send the password in clear: use starttls or tls')
}

type ListsGiven = Partial<Record<'MAILCHIMP_WEBHOOK_SECRET' | 'MAILCHIMP_SIGNING_SECRET', string | undefined>> &
  Partial<Record<'MAILCHIMP_API_KEY' | 'MAILCHIMP_LIST_ID' | 'MAILCHIMP_API_URL', string | undefined>>

/** A list is fetched with a key, and one travels in clear to no other machine. */
function checkLists(read: ListsGiven, say: (name: string, message: string) => void): void {
  if (read.MAILCHIMP_SIGNING_SECRET && !read.MAILCHIMP_WEBHOOK_SECRET)
    say('MAILCHIMP_WEBHOOK_SECRET', 'is missing while MAILCHIMP_SIGNING_SECRET is given')
  if (read.MAILCHIMP_API_KEY && !read.MAILCHIMP_LIST_ID)
    say('MAILCHIMP_LIST_ID', 'is missing while MAILCHIMP_API_KEY is given')
  const url = read.MAILCHIMP_API_URL === undefined ? null : new URL(read.MAILCHIMP_API_URL)
  if (url?.protocol === 'http:' && !isLoopback(url.hostname))
    say('MAILCHIMP_API_URL', 'begins with http, which would send the key in clear: use https')
}

/** Secrets that an embedded installation makes by itself, once, and keeps in its data folder. */
export const secretNames = ['NEXTAUTH_SECRET', 'ENCRYPTION_KEY', 'AUDIT_SIGNING_KEY'] as const

/** Every setting may also be given as the name of a file that holds it: NAME_FILE. */
const names = Object.keys(schema.shape)

export type Settings = z.infer<typeof schema>

/**
 * Reads and checks the settings; an empty variable counts as not given.
 * Throws one OperatorError that names each variable that is wrong and says why.
 */
export function readSettings(environment: Environment = process.env): Settings {
  const { values, problems } = withFiles(environment, names)
  const read = schema.safeParse(values)
  const wrong = [...problems, ...(read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`)]
  if (wrong.length > 0)
    throw new OperatorError(['The settings cannot be used:', ...wrong.map((line) => `  ${line}`)].join('\n'))
  return schema.parse(values)
}

let kept: Settings | undefined

/** The settings of this process, read once. */
export function settings(): Settings {
  kept ??= readSettings()
  return kept
}

/** They are read again when they are next asked for; a running application never does. */
export function forgetSettings(): void {
  kept = undefined
}

/** What the database's set-up cannot promise; each is a key under `promises` in the texts. Empty: everything holds. */
export type BrokenPromise = 'append_only_not_enforced'

/**
 * With one login for everything, the application could change what must never change: frozen versions, filed reports,
 * the audit log. The screens say so in red. The start tells by DERTIG_SINGLE_LOGIN.
 */
export function databasePromises(environment: Environment = process.env): readonly BrokenPromise[] {
  return environment.DERTIG_SINGLE_LOGIN === '1' ? ['append_only_not_enforced'] : []
}
