import { getTranslations } from 'next-intl/server'
import { chooseReportLocale } from '@/lib/text/actions'
import { type ReportLocale, reportLocales } from '@/lib/text/locale'

type Props = { current: ReportLocale; offered?: readonly ReportLocale[] }

/** The languages in which a leak can be reported, each in its own; what is typed stays while another is chosen. */
export async function LanguageChoice({ current, offered = reportLocales }: Props) {
  const t = await getTranslations('report-form')
  return (
    <form
      noValidate
      action={chooseReportLocale}
      aria-label={t('chooseLanguage')}
      className="-mx-2 mb-3 flex flex-wrap text-base"
    >
      {offered.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          className="min-h-11 rounded-md px-2 text-muted hover:bg-hover hover:text-text aria-pressed:font-semibold aria-pressed:text-accent"
        >
          {t(`reach.languages.${locale}`)}
        </button>
      ))}
    </form>
  )
}
