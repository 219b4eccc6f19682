import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { decided } from './process'
import { plainHttpWarning, readSettings } from './settings'

const long = 'x'.repeat(43)
const address = 'postgresql://app:secret@db.test:5432/dertig'
const mail = { SMTP_HOST: 'mail.test', SMTP_FROM: 'dertig@mail.test', APP_URL: 'https://dertig.test' }
const secrets = { NEXTAUTH_SECRET: long, ENCRYPTION_KEY: long, AUDIT_SIGNING_KEY: long }

test('nothing given is an embedded installation on port 3030', () => {
  expect(readSettings({})).toMatchObject({
    PORT: 3030,
    HOST: '127.0.0.1',
    DERTIG_DATA: 'data',
    SESSION_IDLE_MINUTES: 30,
    SESSION_MAX_HOURS: 12,
  })
})

test.each([
  ['PORT', { PORT: 'web' }, 'PORT is not a number'],
  ['PORT', { PORT: '70000' }, 'PORT is more than 65535'],
  ['APP_URL', { APP_URL: 'dertig.example.org' }, 'APP_URL is not an address like https://'],
  [
    'DATABASE_URL',
    { DATABASE_URL: 'mysql://db.test/dertig', ...secrets },
    'DATABASE_URL is not an address like postgresql://',
  ],
  ['DATABASE_URL', { DATABASE_OWNER_URL: address }, 'DATABASE_URL is missing while DATABASE_OWNER_URL is given'],
  ['a secret', { DATABASE_URL: address }, 'ENCRYPTION_KEY is missing'],
  ['a short secret', { NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET is shorter than 32 characters'],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL is none of'],
  ['LOG_QUERIES', { LOG_QUERIES: 'yes' }, 'LOG_QUERIES is none of on, off'],
  ['BACKUP_HOUR', { BACKUP_HOUR: '24' }, 'BACKUP_HOUR is more than 23'],
  ['BACKUP_FOLDER', { BACKUP_FOLDER: 'data/backups' }, 'BACKUP_FOLDER lies in the data folder'],
  ['a mail host without a sender', { SMTP_HOST: 'mail.test', APP_URL: 'https://d.test' }, 'SMTP_FROM is missing'],
  ['a mail host without our address', { SMTP_HOST: 'mail.test', SMTP_FROM: 'd@mail.test' }, 'APP_URL is missing'],
  ['a mail host with a line break', { SMTP_HOST: 'mail.test\r\nevil' }, 'SMTP_HOST is not the name'],
  ['SMTP_SECURE', { SMTP_SECURE: 'maybe' }, 'SMTP_SECURE is none of starttls, tls, none'],
  [
    'password of mail in clear',
    { ...mail, SMTP_SECURE: 'none', SMTP_USER: 'dertig', SMTP_PASSWORD: 'secret' },
    'SMTP_SECURE is none, which would send the password in clear',
  ],
  ['half of a sign-in of mail', { ...mail, SMTP_USER: 'dertig' }, 'SMTP_PASSWORD is missing'],
  ['a file', { ENCRYPTION_KEY_FILE: '/nowhere/key' }, 'ENCRYPTION_KEY_FILE names /nowhere/key, which cannot be read'],
])('a wrong %s is named and explained', (_name, given, message) => {
  expect(() => readSettings(given)).toThrow(message)
})

test('all that is wrong is said at once', () => {
  expect(() => readSettings({ PORT: 'web', LOG_LEVEL: 'loud' })).toThrow(/PORT[\s\S]*LOG_LEVEL/)
})

test('a setting can come from a file, and not from both', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'dertig-setting-')), 'key')
  writeFileSync(file, `${long}\n`)
  expect(readSettings({ ENCRYPTION_KEY_FILE: file }).ENCRYPTION_KEY).toBe(long)
  expect(() => readSettings({ ENCRYPTION_KEY_FILE: file, ENCRYPTION_KEY: long })).toThrow('both given')
})

test('what was read from a file is not given twice to a process that reads settings again', () => {
  const outer = { ENCRYPTION_KEY_FILE: '/somewhere/key', DATABASE_OWNER_URL_FILE: '/somewhere/owner' }
  const inner = { ...outer, ...decided({ ENCRYPTION_KEY: long, DATABASE_OWNER_URL: '' }) }
  expect(readSettings(inner)).toMatchObject({ ENCRYPTION_KEY: long })
  expect(readSettings(inner).DATABASE_OWNER_URL).toBeUndefined()
})

test('an empty variable counts as not given', () => {
  expect(readSettings({ PORT: '', APP_URL: ' ' })).toMatchObject({ PORT: 3030 })
})

test.each([
  'https://d.test/register',
  'https://d.test/?a=1',
  'https://d.test/#a',
  'https://me@d.test',
  'https://d.test?',
])('APP_URL %s is refused at start', (given) =>
  expect(() => readSettings({ APP_URL: given })).toThrow('APP_URL has a path'),
)

test.each(['https://d.test', 'https://d.test/', 'http://localhost:3030', 'https://d.test:8443'])(
  '%s is an address of its own',
  (given) => {
    expect(readSettings({ APP_URL: given }).APP_URL).toBe(given)
  },
)

test.each<[Record<string, string>, RegExp | null]>([
  [{}, null],
  [{ HOST: 'localhost' }, null],
  [{ HOST: '127.0.0.2', APP_URL: 'https://d.test' }, null],
  [{ HOST: '::1', APP_URL: 'http://localhost:3030' }, null],
  [{ HOST: '0.0.0.0' }, /HOST is 0\.0\.0\.0.*in clear/],
  [{ HOST: '::' }, /HOST is ::.*in clear/],
  [{ HOST: '10.0.0.5' }, /HOST is 10\.0\.0\.5.*in clear/],
  [{ HOST: 'dertig.lan' }, /HOST is dertig\.lan.*in clear/],
  [{ HOST: '127.0.0.1', APP_URL: 'http://dertig.lan' }, /APP_URL is http:\/\/dertig\.lan.*in clear/],
  [{ HOST: '10.0.0.5', APP_URL: 'https://d.test' }, /past the proxy/],
])('plain HTTP on a network address is warned of: %o', (given, said) => {
  const warning = plainHttpWarning(readSettings(given))
  if (said === null) expect(warning).toBeNull()
  else expect(warning).toMatch(said)
})
