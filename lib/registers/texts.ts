import type { Messages } from 'next-intl'
import { germanParts, namespaces, textsIn } from '@/lib/text/catalogue'
import type { Locale } from '@/lib/text/locale'
import { catalog } from './catalog'

/** Every file of texts: one per namespace, and one per declared register under its slug. */
export const textFiles: readonly string[] = [...namespaces, ...catalog.map(({ slug }) => slug)]

const whole = new Map<Locale, Promise<Messages>>()

/** All texts of a language, those of every declared register among them: put together once per process. */
export function catalogue(locale: Locale): Promise<Messages> {
  const known = whole.get(locale) ?? textsIn(locale, textFiles)
  whole.set(locale, known)
  return known
}

/** The texts of a language with German ones in their place, where there are: for the pages of who reports a leak. */
export async function germanOver(locale: Locale): Promise<Messages> {
  const [base, german] = await Promise.all([catalogue(locale), textsIn('de', Object.keys(germanParts))])
  return Object.assign({}, base, laidOver(base, german))
}

type Part = { readonly [key: string]: unknown }
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The keys of `over`, with what `base` has beside them further down. */
function laidOver(base: Part, over: Part): Part {
  return Object.fromEntries(
    Object.entries(over).map(([key, value]) => {
      const below = base[key]
      return [key, isPart(below) && isPart(value) ? { ...below, ...laidOver(below, value) } : value]
    }),
  )
}
