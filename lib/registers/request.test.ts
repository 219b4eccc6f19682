import { beforeEach, expect, test, vi } from 'vitest'
import { pathHeader } from '@/lib/access/request/page-head'
import { defaultZone, forgetZone } from '@/lib/company/office-zone'
import request from './request'

const asked = vi.hoisted(() => ({
  row: async (): Promise<{ timeZone: string } | null> => null,
  cookies: new Map<string, { value: string }>(),
  path: '/',
}))
vi.mock('next-intl/server', () => ({ getRequestConfig: (config: unknown) => config }))
vi.mock('next/headers', () => ({
  cookies: async () => asked.cookies,
  headers: async () => new Headers({ 'accept-language': 'fr', [pathHeader]: asked.path }),
}))
vi.mock('@/lib/db/client', () => ({ db: () => ({ organisation: { findUnique: () => asked.row() } }) }))
beforeEach(forgetZone)

const config = () => request({ requestLocale: Promise.resolve(undefined) })

test.each(['America/New_York', 'Pacific/Auckland', 'Europe/Lisbon', 'Asia/Kathmandu'])(
  'pages and their client components get the company’s zone: %s',
  async (timeZone) => {
    asked.row = async () => ({ timeZone })
    expect(await config()).toMatchObject({ locale: 'fr', timeZone })
  },
)

test('a page that says that the database does not answer still comes', async () => {
  asked.row = async () => {
    throw new Error('gone')
  }
  expect(await config()).toMatchObject({ locale: 'fr', timeZone: defaultZone })
})

test.each([
  ['/report-leak', 'de'],
  ['/report-leak?x=1', 'de'],
  ['/report-leak/shell', 'de'],
  ['/my-reports/L-2026-001', 'de'],
  ['/my-reports', 'fr'],
  ['/report-leaks', 'fr'],
  ['/leaks/L-2026-001', 'fr'],
])('who reports in German reads %s in %s, and beside it what there is in French', async (path, locale) => {
  Object.assign(asked, { path, cookies: new Map([['dertig-report-locale', { value: 'de' }]]), row: async () => null })
  const { locale: given, messages } = await config()
  expect(given).toBe(locale)
  const words = JSON.stringify(messages)
  expect(words.includes('Ein Datenleck melden')).toBe(locale === 'de')
  expect(words).toContain('Fuites de données')
})
