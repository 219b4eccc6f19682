import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { cookies, headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { EarlyTyping } from '@/components/layout/early-typing'
import { nonceHeader } from '@/lib/access/request/page-head'
import { densityCookie, densityOf, keysCookie, keysOf, themeCookie, themeOf } from '@/lib/text/appearance'
import { localeCookie, localeOf } from '@/lib/text/locale'
import './globals.css'

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
})

const interExtended = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  variable: '--font-inter-ext',
  weight: '100 900',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
})

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: 'Dertig', template: '%s · Dertig' },
    description: t('description'),
    applicationName: 'Dertig',
    robots: { index: false, follow: false },
    referrer: 'same-origin',
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9fafc' },
    { media: '(prefers-color-scheme: dark)', color: '#101419' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [page, jar, head] = await Promise.all([getLocale(), cookies(), headers()])
  // The frame has no German: a page that has says so itself.
  const locale = page === 'de' ? (localeOf(jar.get(localeCookie)?.value) ?? 'en') : page
  return (
    <html
      lang={locale}
      data-theme={themeOf(jar.get(themeCookie)?.value)}
      data-density={densityOf(jar.get(densityCookie)?.value)}
      data-keys={keysOf(jar.get(keysCookie)?.value)}
      className={`${inter.variable} ${interExtended.variable}`}
    >
      <body className="bg-bg font-sans text-base text-text antialiased">
        <EarlyTyping nonce={head.get(nonceHeader) ?? undefined}>{children}</EarlyTyping>
      </body>
    </html>
  )
}
