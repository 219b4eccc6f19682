import type { Marked } from '@/lib/text/marks'

/** A text with what was searched for marked. */
export function MarkedText({ parts }: { parts: Marked }) {
  return parts.map((part, place) => {
    // Parts have no name but their place, and never move.
    const key = `${place}${part}`
    return place % 2 === 1 ? (
      <mark
        key={key}
        className="bg-transparent font-semibold text-text underline decoration-accent decoration-2 underline-offset-2"
      >
        {part}
      </mark>
    ) : (
      <span key={key}>{part}</span>
    )
  })
}
