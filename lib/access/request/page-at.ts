import { isPlainLine } from '@/lib/text/characters'
import { pages } from '../doors'

const shapes = Object.keys(pages).map((name) => ({ name, parts: partsOf(name) }))

/** The page an address is of, as lib/access/doors.ts names it and so without anything of the address itself; or null. */
export function pageAt(address: string): string | null {
  const parts = partsOf(address.split('?')[0] ?? '')
  const found = shapes.filter((shape) => fits(shape.parts, parts)).sort((a, b) => openIn(a.parts) - openIn(b.parts))
  return found[0]?.name ?? null
}

/** The shape among these, `METHOD /path/[name]`, that a request fits; null when none does. */
export function shapeAt(shapes: readonly string[], path: string, method: string): string | null {
  const parts = partsOf(path)
  return (
    shapes.find((shape) => shape.startsWith(`${method} `) && reaches(partsOf(shape.slice(method.length + 1)), parts)) ??
    null
  )
}

/** Like `fits`; a last part that is open to the end takes as many as there are. */
function reaches(shape: readonly string[], parts: readonly string[]): boolean {
  const last = shape.at(-1)
  if (!last?.startsWith('[...')) return fits(shape, parts)
  return parts.length >= shape.length && fits(shape.slice(0, -1), parts.slice(0, shape.length - 1))
}

function partsOf(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function fits(shape: readonly string[], parts: readonly string[]): boolean {
  return shape.length === parts.length && shape.every((part, at) => isOpen(part) || part === parts[at])
}

function openIn(shape: readonly string[]): number {
  return shape.filter(isOpen).length
}

function isOpen(part: string): boolean {
  return part.startsWith('[')
}

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
