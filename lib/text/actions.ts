'use server'

import { cookies } from 'next/headers'
import { densityCookie, densityOf, themeCookie, themeOf } from './appearance'
import { localeCookie, localeOf } from './locale'

const year = 60 * 60 * 24 * 365

/** Remembers the language on this device; an unknown one changes nothing. Works signed out and without JavaScript. */
export async function chooseLocale(form: FormData): Promise<void> {
  const locale = localeOf(String(form.get('locale')))
  if (locale) await remember(localeCookie, locale)
}

/** Remembers light, dark or the device's own on this device. */
export async function chooseTheme(form: FormData): Promise<void> {
  await remember(themeCookie, themeOf(String(form.get('theme'))))
}

/** Remembers the row height of tables on this device. */
export async function chooseDensity(form: FormData): Promise<void> {
  await remember(densityCookie, densityOf(String(form.get('density'))))
}

async function remember(name: string, value: string): Promise<void> {
  const jar = await cookies()
  jar.set(name, value, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true })
}
