import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { acceptedLocale, localeCookie, localeOf } from '@/lib/text/locale'
import { systemNow, toDatabase } from '@/lib/time/types'
import { catalogue } from './texts'

/** Language, texts, zone and the moment of a request: the cookie first, then what the browser asks for, then English. */
export default getRequestConfig(async () => {
  const chosen = localeOf((await cookies()).get(localeCookie)?.value)
  const locale = chosen ?? acceptedLocale((await headers()).get('accept-language'))
  return { locale, messages: await catalogue(locale), timeZone: 'Europe/Brussels', now: toDatabase(systemNow()) }
})
