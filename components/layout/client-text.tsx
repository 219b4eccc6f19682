import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getNow, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Namespace } from '@/lib/text/catalogue'

/** Gives the client components inside it the texts they name, and no others. */
export async function ClientText({ namespaces, children }: { namespaces: readonly Namespace[]; children: ReactNode }) {
  const [locale, all, now, timeZone] = await Promise.all([getLocale(), getMessages(), getNow(), getTimeZone()])
  const messages = Object.fromEntries(namespaces.map((name) => [name, all[name] ?? {}]))
  return (
    <NextIntlClientProvider locale={locale} messages={messages} now={now} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  )
}
