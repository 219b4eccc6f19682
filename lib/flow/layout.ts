import type { Flow, FlowEnd, FlowParty, FlowSource } from './graph'

/** More lines than this are a tangle: then only the list is shown. */
export const mostLines = 25

export type PictureNode =
  | { id: string; kind: 'source'; of: FlowSource }
  | { id: string; kind: 'activity'; of: { ref: string; title: string } }
  | { id: string; kind: 'party'; of: FlowParty; activity: string }
  | { id: string; kind: 'end'; of: FlowEnd }
export type PictureKind = PictureNode['kind']
export const pictureColumns: readonly PictureKind[] = ['source', 'activity', 'party', 'end']

/** Ids of two nodes in neighbouring columns. */
export type PictureLine = { from: string; to: string }
export type Picture = { columns: readonly (readonly PictureNode[])[]; lines: readonly PictureLine[] }

/**
 * The same facts as four columns of nodes and the lines between them, each once. An end says which record states it, so
 * that it can be told which activity gives data there even where two share a party.
 */
export function pictureOf({ activities, lines }: Flow): Picture {
  const nodes = new Map<string, PictureNode>()
  const drawn = new Map<string, PictureLine>()
  const add = (node: PictureNode) => nodes.set(node.id, nodes.get(node.id) ?? node)
  const join = (from: string, to: string) => drawn.set(`${from}>${to}`, { from, to })
  for (const { ref, title, sources } of activities) {
    for (const source of sources) {
      add({ id: `source ${source.ref}`, kind: 'source', of: source })
      join(`source ${source.ref}`, `activity ${ref}`)
    }
    add({ id: `activity ${ref}`, kind: 'activity', of: { ref, title } })
  }
  for (const { activity, party, end } of lines) {
    add({ id: `party ${party.key}`, kind: 'party', of: party, activity })
    join(`activity ${activity}`, `party ${party.key}`)
    if (end === null) continue
    add({ id: `end ${end.key}`, kind: 'end', of: end })
    join(`party ${party.key}`, `end ${end.key}`)
  }
  const all = [...nodes.values()]
  return {
    columns: pictureColumns.map((kind) => all.filter((node) => node.kind === kind)),
    lines: [...drawn.values()],
  }
}
