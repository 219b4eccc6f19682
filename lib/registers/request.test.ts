import { beforeEach, expect, test, vi } from 'vitest'
import { defaultZone, forgetZone } from '@/lib/company/office-zone'
import request from './request'

const asked = vi.hoisted(() => ({ row: async (): Promise<{ timeZone: string } | null> => null }))
vi.mock('next-intl/server', () => ({ getRequestConfig: (config: unknown) => config }))
vi.mock('next/headers', () => ({
  cookies: async () => new Map(),
  headers: async () => new Headers({ 'accept-language': 'fr' }),
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
