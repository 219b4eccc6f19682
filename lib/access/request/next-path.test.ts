import { expect, it } from 'vitest'
import { safeNext } from './page-at'

it.each([
  ['/registers/activities?sort=title', '/registers/activities?sort=title'],
  ['/leaks/L-2026-004#facts', '/leaks/L-2026-004'],
  ['/', '/'],
])('keeps %s', (value, expected) => expect(safeNext(value)).toBe(expected))

it.each([
  null,
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/%2f/evil.example',
  '/%5cevil.example',
  '/%252fevil.example',
  '/..//evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'user@evil.example',
  ' /leaks',
  '/login?next=/login',
  '/setup',
  '/api/auth/signout',
  `/${'a'.repeat(3_000)}`,
])('refuses %j', (value) => expect(safeNext(value)).toBe('/'))
