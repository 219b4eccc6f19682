import type { Locale } from '@/lib/text/locale'
import type english from '@/lib/text/messages/en/report-form.json'

/** The texts of the report form, handed to it as a prop: it brings no translation library to the phone. */
export type ReportTexts = typeof english

/** The texts of the report form in one language. */
export async function reportTexts(locale: Locale): Promise<ReportTexts> {
  const file: { default: ReportTexts } = await import(`@/lib/text/messages/${locale}/report-form.json`)
  return file.default
}
