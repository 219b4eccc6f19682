import { expect, it, vi } from 'vitest'
import { chooseDensity, chooseKeys, chooseLocale, chooseReportLocale, chooseTheme } from './actions'

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
  expect(Object.fromEntries(kept)).toEqual({
    ...{ 'dertig-locale': 'fr', 'dertig-report-locale': 'fr' },
    ...{ 'dertig-theme': 'dark', 'dertig-keys': 'off' },
  })
})

it.each([
  ['de', { 'dertig-locale': 'fr', 'dertig-report-locale': 'de' }],
  ['nl', { 'dertig-locale': 'nl', 'dertig-report-locale': 'nl' }],
  ['xx', { 'dertig-locale': 'fr' }],
])('the report in %s: German is for the report alone', async (locale, expected) => {
  kept.clear()
  kept.set('dertig-locale', 'fr')
  await chooseReportLocale(form('locale', locale))
  expect(Object.fromEntries(kept)).toEqual(expected)
})

it('the language of all screens is that of the report too', async () => {
  kept.clear()
  await chooseReportLocale(form('locale', 'de'))
  await chooseLocale(form('locale', 'nl'))
  expect(kept.get('dertig-report-locale')).toBe('nl')
})

it.each([
  ['nothing', undefined],
  ['an object', { locale: 'fr' }],
  ['a text', 'fr'],
  ['a list', ['fr']],
  ['another form', form('x', 'y')],
])('does not fail on %s', async (_, sent) => {
  // Whoever sends by hand is not held by types.
  for (const choose of [chooseLocale, chooseReportLocale, chooseTheme, chooseDensity, chooseKeys])
    await expect(Reflect.apply(choose, null, [sent])).resolves.toBeUndefined()
})
