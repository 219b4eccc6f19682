import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { defaultZone, officeNow } from '@/lib/company/office-zone'
import { acceptedLocale, localeCookie, localeOf } from '@/lib/text/locale'
import { systemNow, toDatabase } from '@/lib/time/types'
import { localNow } from '@/lib/time/zone'
import { catalogue } from './texts'

/**
 * Language, texts, zone and the moment of a request: the cookie first, then what the browser asks for, then English. What
 * a page and its client components show of time is shown in the company's zone, never in that of the device. While the
 * database does not answer, pages that say so still come.
 */
export default getRequestConfig(async () => {
  const chosen = localeOf((await cookies()).get(localeCookie)?.value)
  const locale = chosen ?? acceptedLocale((await headers()).get('accept-language'))
  const { zone, now } = await officeNow().catch(() => localNow(systemNow(), defaultZone))
  return { locale, messages: await catalogue(locale), timeZone: zone, now: toDatabase(now) }
})
