'use server'

import { cookies } from 'next/headers'
import { door } from '@/lib/log/door'
import { inSeconds, year } from '@/lib/time/length'
import { densityCookie, densityOf, keysCookie, keysOf, themeCookie, themeOf } from './appearance'
import { localeCookie, localeOf, reportLocaleCookie, reportLocaleOf } from './locale'

/** Remembers the language on this device; an unknown one changes nothing. Works signed out and without JavaScript. */
export const chooseLocale = door('action', 'look.locale', async (form: FormData) => {
  const locale = localeOf(said(form, 'locale'))
  if (!locale) return
  await remember(localeCookie, locale)
  // The last choice counts, wherever it was made.
  await remember(reportLocaleCookie, locale)
})

/** Remembers the language of the report of a leak: German there alone, any other for all screens. */
export const chooseReportLocale = door('action', 'look.report_locale', async (form: FormData) => {
  const chosen = reportLocaleOf(said(form, 'locale'))
  const locale = localeOf(chosen ?? undefined)
  if (locale) await remember(localeCookie, locale)
  if (chosen) await remember(reportLocaleCookie, chosen)
})

/** Remembers light, dark or the device's own on this device. */
export const chooseTheme = door('action', 'look.theme', async (form: FormData) => {
  await remember(themeCookie, themeOf(said(form, 'theme')))
})

/** Remembers the row height of tables on this device. */
export const chooseDensity = door('action', 'look.density', async (form: FormData) => {
  await remember(densityCookie, densityOf(said(form, 'density')))
})

/** Remembers whether single keys act in tables on this device. */
export const chooseKeys = door('action', 'look.keys', async (form: FormData) => {
  await remember(keysCookie, keysOf(said(form, 'keys')))
})

/** What a form says; nothing when what came is no form, which anybody can send. */
function said(form: unknown, name: string): string {
  const value = form instanceof FormData ? form.get(name) : null
  return typeof value === 'string' ? value : ''
}

async function remember(name: string, value: string): Promise<void> {
  const jar = await cookies()
  jar.set(name, value, { path: '/', maxAge: inSeconds(year), sameSite: 'lax', httpOnly: true })
}
