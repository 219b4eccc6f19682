import { isPlainLine } from '@/lib/text/characters'

const base = 'http://dertig.invalid'

/**
 * Where to go after signing in: a path on this site or '/'. Refuses other origins in every spelling (`//evil`,
 * `/\evil`, control characters, user information, double encoding) and the sign-in page itself.
 */
export function safeNext(value: string | null | undefined): string {
  if (!value || value.length > 2_000 || !/^\/(?![/\\])/.test(value) || value.includes('\\') || !isPlainLine(value))
    return '/'
  if (!URL.canParse(value, base)) return '/'
  const url = new URL(value, base)
  if (url.origin !== base || url.pathname.startsWith('//') || /^\/(%2f|%5c|%25)/i.test(url.pathname)) return '/'
  if (/^\/(login|setup|welcome|api)(\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search
}
