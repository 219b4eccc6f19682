import { getLocale, getTranslations } from 'next-intl/server'
import { chooseLocale } from '@/lib/text/actions'
import { type Locale, locales } from '@/lib/text/locale'

/** In the order in which Belgium writes its languages. */
const order = { nl: 0, fr: 1, en: 2 } satisfies Record<Locale, number>

/** NL | FR | EN, each in its own language; works signed out and without JavaScript. */
export async function LanguageSwitch() {
  const [t, current] = await Promise.all([getTranslations('nav'), getLocale()])
  return (
    <form action={chooseLocale} aria-label={t('language')} className="flex items-center">
      {[...locales]
        .sort((a, b) => order[a] - order[b])
        .map((locale) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            aria-pressed={locale === current}
            className="min-h-8 min-w-8 rounded-md px-1.5 text-sm text-muted hover:bg-hover hover:text-text aria-pressed:font-semibold aria-pressed:text-accent max-lg:min-h-11 max-lg:min-w-11"
          >
            <span aria-hidden className="uppercase">
              {locale}
            </span>
            <span className="sr-only">{t(`languages.${locale}`)}</span>
          </button>
        ))}
    </form>
  )
}
