import type { ReactNode } from 'react'
import { textsOf } from '@/lib/text/catalogue'
import { type ReportLocale, reportLocales } from '@/lib/text/locale'
import { Wordmark } from './public-shell'

type Props = {
  language: ReportLocale
  /** Where the same page stands in another language; without it there is no choice. */
  hrefIn?: (locale: ReportLocale) => string
  /**
   * The form of the page, and the name under which it says in which language the page is wanted: another language is then asked for by
   * sending it, so that what was typed comes along.
   */
  form?: { id: string; name: string }
  children: ReactNode
}

/** The frame of a page for visitors without an account: four languages by plain links or buttons, no scripts. */
export async function VisitorShell({ language, hrefIn, form, children }: Props) {
  return (
    <div lang={language} className="flex min-h-dvh flex-col">
      <header className="flex min-h-14 flex-wrap items-center justify-between gap-3 border-b border-hairline bg-surface px-4 py-2.5">
        <Wordmark />
        {hrefIn && <Languages language={language} hrefIn={hrefIn} {...(form ? { form } : {})} />}
      </header>
      <main id="content" className="mx-auto w-full max-w-2xl flex-1 px-4 py-8 sm:py-12">
        {children}
      </main>
    </div>
  )
}

async function Languages({ language, hrefIn, form }: Omit<Props, 'children'> & Required<Pick<Props, 'hrefIn'>>) {
  const [nav, words] = await Promise.all([textsOf(language, 'nav'), textsOf(language, 'report-form')])
  return (
    <nav aria-label={nav('language')} className="flex gap-3 text-sm">
      {/* Enter in a field presses the first button of its form: this one sends it, the next ones do not. */}
      {form && <button type="submit" form={form.id} tabIndex={-1} aria-hidden className="sr-only" />}
      {reportLocales.map((locale) =>
        locale === language ? (
          <span key={locale} lang={locale} aria-current="true" className="font-semibold">
            {words(`reach.languages.${locale}`)}
          </span>
        ) : form ? (
          <button
            key={locale}
            type="submit"
            form={form.id}
            name={form.name}
            value={locale}
            lang={locale}
            className="cursor-pointer text-accent underline"
          >
            {words(`reach.languages.${locale}`)}
          </button>
        ) : (
          <a key={locale} lang={locale} href={hrefIn(locale)} className="text-accent underline">
            {words(`reach.languages.${locale}`)}
          </a>
        ),
      )}
    </nav>
  )
}
