import { expect, it } from 'vitest'
import { issueDevice, knownDevice } from './device'

const cookie = issueDevice('an@example.org')

it('knows its own browser', () => expect(knownDevice(cookie, 'an@example.org')).toMatch(/^[\w-]{22}$/))

it.each([
  ['another person', cookie, 'bart@example.org'],
  ['no cookie', undefined, 'an@example.org'],
  ['an empty one', '', 'an@example.org'],
  ['a forged signature', `${cookie.split('.')[0]}.${'A'.repeat(43)}`, 'an@example.org'],
  ['another id', `x${cookie}`, 'an@example.org'],
  ['more parts', `${cookie}.x`, 'an@example.org'],
])('does not know %s', (_, value, email) => expect(knownDevice(value, email)).toBeNull())
