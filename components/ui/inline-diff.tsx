import { diffWordsWithSpace } from 'diff'

/** What was taken out and what was put in, word by word; deletions and insertions are marked in the markup, not only by colour. */
export function InlineDiff({ before, after }: { before: string; after: string }) {
  let offset = 0
  const parts = diffWordsWithSpace(before, after).map((part) => {
    const key = `${offset}${part.added ? '+' : part.removed ? '-' : '='}`
    offset += part.value.length
    return { ...part, key }
  })
  return (
    <span className="whitespace-pre-wrap">
      {parts.map((part) => {
        if (part.added)
          return (
            <ins key={part.key} className="rounded-sm bg-ok px-0.5 text-ok-ink underline decoration-1">
              {part.value}
            </ins>
          )
        if (part.removed)
          return (
            <del key={part.key} className="rounded-sm bg-urgent px-0.5 text-urgent-ink line-through">
              {part.value}
            </del>
          )
        return <span key={part.key}>{part.value}</span>
      })}
    </span>
  )
}
