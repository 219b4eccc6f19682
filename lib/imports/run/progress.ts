/** How far an import is, from 0 to 1, while this process writes it. */
const kept: { dertigImports?: Map<string, number> } = globalThis as { dertigImports?: Map<string, number> }

/** Says how far it is; null when it ended. */
export function tellProgress(id: string, part: number | null): void {
  kept.dertigImports ??= new Map()
  if (part === null) kept.dertigImports.delete(id)
  else kept.dertigImports.set(id, part)
}

/** Null when it is not being written. */
export function progressOf(id: string): number | null {
  return kept.dertigImports?.get(id) ?? null
}
