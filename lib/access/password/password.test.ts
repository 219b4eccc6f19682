import { expect, it } from 'vitest'
import { hashesAtOnce, hashPassword, verifyPassword, waitingForHash } from './password-policy'

it('keeps argon2id with the parameters of OWASP', async () => {
  expect(await hashPassword('fiets soep kaars')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it.each([
  ['64 characters', 'x'.repeat(63)],
  ['128 characters', 'y'.repeat(127)],
  ['past the 72 bytes of bcrypt', 'é'.repeat(60)],
  ['emoji', '🦊'.repeat(20)],
])('looks at every character: %s', async (_, start) => {
  const hash = await hashPassword(`${start}a`)
  expect(await verifyPassword(hash, `${start}a`)).toBe(true)
  expect(await verifyPassword(hash, `${start}b`)).toBe(false)
  expect(await verifyPassword(hash, start)).toBe(false)
})

it('takes the same text from another keyboard', async () => {
  expect(await verifyPassword(await hashPassword('caf\u00e9 met suiker'), 'cafe\u0301 met suiker')).toBe(true)
})

it('refuses everything without a hash', async () => {
  expect(await verifyPassword(null, 'fiets soep kaars')).toBe(false)
  expect(await verifyPassword(null, '')).toBe(false)
})

it('hashes so many at once and no more, and takes who is known first', async () => {
  const kept = await hashPassword('fiets soep kaars')
  await verifyPassword(kept, 'fiets soep kaars')
  const ended: string[] = []
  const tries = Array.from({ length: 12 }, (_, n) =>
    verifyPassword(kept, `wrong ${n}`, 'strangers').then(() => ended.push('stranger')),
  )
  const known = verifyPassword(kept, 'fiets soep kaars', 'known').then(() => ended.push('known'))
  await Promise.resolve().then(() => Promise.resolve())
  expect(waitingForHash()).toBe(13 - hashesAtOnce)
  await Promise.all([...tries, known])
  expect(ended.indexOf('known')).toBeLessThanOrEqual(hashesAtOnce)
  expect(waitingForHash()).toBe(0)
})

it('goes on after a hash that is none', async () => {
  await expect(verifyPassword('no hash', 'x')).rejects.toThrow()
  expect(await verifyPassword(await hashPassword('fiets soep kaars'), 'fiets soep kaars')).toBe(true)
})
