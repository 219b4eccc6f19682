import { text as textOf } from 'node:stream/consumers'
import { NextIntlClientProvider } from 'next-intl'
import { isValidElement, type ReactNode } from 'react'
import { prerenderToNodeStream } from 'react-dom/static'
import { wordsIn } from '@/components/testing/markup'
import { place, textsHere } from '@/components/testing/place'
import { resolved } from '@/components/testing/resolved'
import { sessionCookieName } from '@/lib/access/session/cookies'
import { startSession } from '@/lib/access/session/session'
import { userIdSchema } from '@/lib/db/ids'
import type { TestDatabase } from '@/lib/db/testing'
import { type PersonKey, people } from '@/lib/examples/optipost/people'
import type { ReportLocale } from '@/lib/text/locale'
import { systemNow } from '@/lib/time/types'

/** `sent`: every text that the page hands to the browser, also what a component of the client gets and does not draw. */
export type Shown = { kind: 'shown'; html: string; heading: string; words: string; sent: string }
/** What a page answers: itself, that there is nothing, or another place. */
export type Answer = Shown | { kind: 'nothing' } | { kind: 'elsewhere'; to: string }

/** Signs this person of the example company in, in the browser of the test; `null` signs out. */
export async function signIn({ client }: TestDatabase, key: PersonKey | null): Promise<void> {
  place.cookies.clear()
  if (key === null) return
  const { id } = await client.user.findUniqueOrThrow({ where: { email: people[key].email }, select: { id: true } })
  await enterAs(id)
}

/** Signs this person in, in the browser of the test. */
export async function enterAs(id: string): Promise<void> {
  place.cookies.clear()
  place.cookies.set(sessionCookieName(), await startSession(userIdSchema.parse(id), systemNow()))
}

/** Opens a page with its real loaders, as whoever is signed in, in a language. */
export async function visit(page: () => ReactNode | Promise<ReactNode>, locale: ReportLocale = 'en'): Promise<Answer> {
  place.locale = locale
  try {
    const tree = await resolved(await page())
    const html = await htmlOf(tree, locale)
    const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''
    return { kind: 'shown', html, heading: wordsIn(heading), words: wordsIn(html), sent: [...textsIn(tree)].join('\n') }
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
    if (digest === 'NEXT_HTTP_ERROR_FALLBACK;404') return { kind: 'nothing' }
    if (digest.startsWith('NEXT_REDIRECT;')) return { kind: 'elsewhere', to: digest.split(';')[2] ?? '' }
    throw error
  }
}

/** The same where it must be shown. */
export async function see(page: () => ReactNode | Promise<ReactNode>, locale: ReportLocale = 'en'): Promise<Shown> {
  const answer = await visit(page, locale)
  if (answer.kind !== 'shown') throw new Error(`the page is not shown: ${JSON.stringify(answer)}`)
  return answer
}

/** Every text within a value that React would send: children, and what components of the client are given. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value instanceof Map || value instanceof Set || Array.isArray(value))
    for (const one of value) yield* textsIn(one)
  else if (isValidElement(value)) yield* textsIn(value.props)
  else if (typeof value === 'object' && value !== null) yield* textsIn(Object.values(value))
}

async function htmlOf(ui: ReactNode, locale: ReportLocale): Promise<string> {
  const wrong: unknown[] = []
  const page = (
    <NextIntlClientProvider
      locale={locale}
      messages={await textsHere(locale)}
      timeZone="Europe/Brussels"
      now={new Date(systemNow())}
    >
      {ui}
    </NextIntlClientProvider>
  )
  const { prelude } = await prerenderToNodeStream(page, { onError: (error) => void wrong.push(error) })
  if (wrong.length > 0) throw wrong[0]
  return (await textOf(prelude)).replace(/<!--.*?-->/g, '')
}

type Query = Record<string, string | string[]>

/** What Next hands a page: the names in its address and what stands behind the question mark. */
export function at<Names extends object>(names: Names, query: Query = {}) {
  return { params: Promise.resolve(names), searchParams: Promise.resolve(query) }
}
