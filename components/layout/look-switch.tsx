import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { chooseDensity, chooseLocale, chooseTheme } from '@/lib/text/actions'
import { densities, densityCookie, densityOf, themeCookie, themeOf, themes } from '@/lib/text/appearance'
import { type Locale, locales } from '@/lib/text/locale'

const option =
  'min-h-8 rounded-md border border-transparent px-2.5 text-sm text-muted hover:bg-hover hover:text-text aria-pressed:border-control/60 aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:text-text max-lg:min-h-11'

/** Light, dark or the device's own; table rows high or low. Kept on this device. */
export async function LookSwitch() {
  const [t, jar] = await Promise.all([getTranslations('nav'), cookies()])
  const theme = themeOf(jar.get(themeCookie)?.value)
  const density = densityOf(jar.get(densityCookie)?.value)
  return (
    <div className="grid gap-3">
      <form noValidate action={chooseTheme}>
        <fieldset>
          <legend className="mb-1 px-2 text-sm text-muted">{t('theme')}</legend>
          <div className="flex flex-wrap gap-1">
            {themes.map((value) => (
              <button
                key={value}
                type="submit"
                name="theme"
                value={value}
                aria-pressed={value === theme}
                className={option}
              >
                {t(`themes.${value}`)}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
      <form noValidate action={chooseDensity}>
        <fieldset>
          <legend className="mb-1 px-2 text-sm text-muted">{t('density')}</legend>
          <div className="flex flex-wrap gap-1">
            {densities.map((value) => (
              <button
                key={value}
                type="submit"
                name="density"
                value={value}
                aria-pressed={value === density}
                className={option}
              >
                {t(`densities.${value}`)}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
    </div>
  )
}

/** In the order in which Belgium writes its languages. */
const order = { nl: 0, fr: 1, en: 2 } satisfies Record<Locale, number>

/** NL | FR | EN, each in its own language; works signed out and without JavaScript. */
export async function LanguageSwitch() {
  const [t, current] = await Promise.all([getTranslations('nav'), getLocale()])
  return (
    <form noValidate action={chooseLocale} aria-label={t('language')} className="flex items-center">
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
