import { pages } from '../doors'

const shapes = Object.keys(pages).map((name) => ({ name, parts: partsOf(name) }))

/** The page an address is of, as lib/access/doors.ts names it and so without anything of the address itself; or null. */
export function pageAt(address: string): string | null {
  const parts = partsOf(address.split('?')[0] ?? '')
  const found = shapes.filter((shape) => fits(shape.parts, parts)).sort((a, b) => openIn(a.parts) - openIn(b.parts))
  return found[0]?.name ?? null
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
