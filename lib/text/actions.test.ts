import { expect, it, vi } from 'vitest'
import { chooseDensity, chooseKeys, chooseLocale, chooseTheme } from './actions'

const kept = vi.hoisted(() => new Map<string, string>())
vi.mock('next/headers', () => ({
  cookies: async () => ({ set: (name: string, value: string) => kept.set(name, value) }),
}))

const form = (name: string, value: string) => {
  const data = new FormData()
  data.set(name, value)
  return data
}

it('keeps what a form says', async () => {
  await chooseLocale(form('locale', 'fr'))
  await chooseTheme(form('theme', 'dark'))
  await chooseKeys(form('keys', 'off'))
  expect([...kept.values()]).toEqual(['fr', 'dark', 'off'])
})

it.each([
  ['nothing', undefined],
  ['an object', { locale: 'fr' }],
  ['a text', 'fr'],
  ['a list', ['fr']],
  ['another form', form('x', 'y')],
])('does not fail on %s', async (_, sent) => {
  // Whoever sends by hand is not held by types.
  for (const choose of [chooseLocale, chooseTheme, chooseDensity, chooseKeys])
    await expect(Reflect.apply(choose, null, [sent])).resolves.toBeUndefined()
})
