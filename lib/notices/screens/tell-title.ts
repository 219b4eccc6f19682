import type { RawParams } from '@/lib/table/parse'
import { textsOf } from '@/lib/text/catalogue'
import { acceptedLocale, type ReportLocale, reportLocaleOf } from '@/lib/text/locale'

/** The title of the page behind a link: the same for every link, also for none. */
export async function tellTitle(params: RawParams): Promise<string> {
  return (await textsOf(tellLanguage(params), 'notices'))('page.title')
}

/** The language that the address names: that of the link is not known before it opens. */
export function tellLanguage({ language }: RawParams): ReportLocale {
  return reportLocaleOf(typeof language === 'string' ? language : undefined) ?? acceptedLocale(null)
}
