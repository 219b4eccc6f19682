import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { catalogue } from './catalogue'
import { acceptedLocale, localeCookie, localeOf } from './locale'

/** Language, texts, zone and the moment of a request: the cookie first, then what the browser asks for, then English. */
export default getRequestConfig(async () => {
  const chosen = localeOf((await cookies()).get(localeCookie)?.value)
  const locale = chosen ?? acceptedLocale((await headers()).get('accept-language'))
  return { locale, messages: await catalogue(locale), timeZone: 'Europe/Brussels', now: new Date() }
})
