import type { RawParams } from '@/lib/table/parse'
import { textsOf } from '@/lib/text/catalogue'
import { acceptedLocale, reportLocaleOf } from '@/lib/text/locale'

/** The title of the page behind a link: the same for every link, also for none. */
export async function tellTitle({ language }: RawParams): Promise<string> {
  const asked = reportLocaleOf(typeof language === 'string' ? language : undefined)
  return (await textsOf(asked ?? acceptedLocale(null), 'notices'))('page.title')
}
