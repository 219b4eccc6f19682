/** A place of a text that carries a name, e.g. that of a promise. */
type Named = { ref: string; start: number; end: number }

/** A run of text with the names of all places that it lies in, and those that begin with it. */
export type Segment = { text: string; refs: readonly string[]; begins: readonly string[] }

/** A part of a text cut where places begin and end; places may lie over each other. Together the runs are the part. */
export function segmentsOf(text: string, part: { start: number; end: number }, places: readonly Named[]): Segment[] {
  const within = places.filter(({ start, end }) => start < part.end && end > part.start)
  const cuts = within.flatMap(({ start, end }) => [Math.max(start, part.start), Math.min(end, part.end)])
  const edges = [...new Set([part.start, ...cuts, part.end])].sort((one, other) => one - other)
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? part.start
    const over = within.filter(({ start, end }) => start <= from && end >= to)
    return {
      text: text.slice(from, to),
      refs: over.map(({ ref }) => ref),
      begins: over.filter(({ start }) => Math.max(start, part.start) === from).map(({ ref }) => ref),
    }
  })
}
