import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { pathHeader } from '@/lib/access/request/page-head'
import { defaultZone, officeNow } from '@/lib/company/office-zone'
import { acceptedLocale, localeCookie, localeOf, reportLocaleCookie, speaksGerman } from '@/lib/text/locale'
import { systemNow, toDatabase } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { catalogue, germanOver } from './texts'

/**
 * Language, texts, zone and the moment of a request: the cookie first, then what the browser asks for, then English. What
 * a page and its client components show of time is shown in the company's zone, never in that of the device. While the
 * database does not answer, pages that say so still come.
 */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const locale = localeOf(jar.get(localeCookie)?.value) ?? acceptedLocale(head.get('accept-language'))
  const { zone, now } = await officeNow().catch(() => localNow(systemNow(), defaultZone))
  if (jar.get(reportLocaleCookie)?.value === 'de' && speaksGerman(head.get(pathHeader) ?? ''))
    return { locale: 'de', messages: await germanOver(locale), timeZone: zone, now: toDatabase(now) }
  return { locale, messages: await catalogue(locale), timeZone: zone, now: toDatabase(now) }
})
