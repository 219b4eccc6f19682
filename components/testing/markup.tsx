import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { catalogue } from '@/lib/registers/texts'
import type { Locale } from '@/lib/text/locale'
import { place } from './place'
import { resolved } from './resolved'

/** The HTML of a component of the server, as a page sends it, with all real texts of a language. Needs no browser. */
export async function markupOf(ui: ReactNode, locale: Locale = 'en'): Promise<string> {
  place.locale = locale
  const messages = await catalogue(locale)
  const inside = await resolved(ui)
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={messages}
      timeZone="Europe/Brussels"
      now={new Date('2026-06-02T08:00:00Z')}
    >
      {inside}
    </NextIntlClientProvider>,
  )
}

/** The words of such HTML, without its tags. */
export function wordsIn(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
