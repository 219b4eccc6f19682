import { createHash } from 'node:crypto'

const tagPattern = /^"v(\d{1,9})-[0-9a-f]{16}"$/

/** The strong tag of an answer: the version of the thing, and a digest of all that is said of it to this reader. */
export function tagOf(text: string, version: number | null): string {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return version === null ? `"${digest}"` : `"v${version}-${digest}"`
}

function tagsIn(header: string): string[] {
  return header.match(/(W\/)?"[\x21\x23-\x7e\x80-\xff]*"|\*/g) ?? []
}

/** True when a reader has this already (If-None-Match: weak comparison). */
export function isKnown(header: string | null, tag: string): boolean {
  if (header === null) return false
  return tagsIn(header).some((one) => one === '*' || one.replace(/^W\//, '') === tag)
}

/**
 * The versions that a writer saw (If-Match). Null: they do not say, which includes `*`, for that would write over what nobody
 * saw. What is no strong tag of ours names no version: it matches nothing.
 */
export function versionsSeen(header: string | null): readonly number[] | null {
  if (header === null || header.trim() === '' || header.trim() === '*') return null
  return tagsIn(header).flatMap((one) => {
    const version = tagPattern.exec(one)?.[1]
    return version === undefined ? [] : [Number(version)]
  })
}
