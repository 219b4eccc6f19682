import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { render } from 'vitest-browser-react'
import { catalogue } from '@/lib/registers/texts'
import type { Locale } from '@/lib/text/locale'
import { place } from './place'

/** Shows a component as a page would, with all real texts of a language. */
export async function show(ui: ReactNode, locale: Locale = 'en') {
  place.locale = locale
  document.documentElement.lang = locale
  const messages = await catalogue(locale)
  return render(ui, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <NextIntlClientProvider
        locale={locale}
        messages={messages}
        timeZone="Europe/Brussels"
        now={new Date('2026-06-02T08:00:00Z')}
      >
        {children}
      </NextIntlClientProvider>
    ),
  })
}
