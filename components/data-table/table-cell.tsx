import { Badge, StatusBadge } from '@/components/ui/badge'
import { ChipList } from '@/components/ui/chip-list'
import type { Cell, TableTexts } from './types'

const most = 3

/** One cell by its kind; a dash where there is nothing. */
export function TableCell({ cell, texts }: { cell: Cell; texts: Pick<TableTexts, 'empty' | 'more'> }) {
  if (cell === null) return <Nothing text={texts.empty} />
  switch (cell.kind) {
    case 'person':
    case 'bool':
      return cell.text === '' ? (
        <Nothing text={texts.empty} />
      ) : (
        <span className="md:whitespace-nowrap">{cell.text}</span>
      )
    case 'text':
      return cell.text === '' ? (
        <Nothing text={texts.empty} />
      ) : (
        <span className="line-clamp-4 md:min-w-28">{cell.text}</span>
      )
    case 'ref':
    case 'count':
      return (
        <span data-tabular className="whitespace-nowrap">
          {cell.text}
        </span>
      )
    case 'choices':
    case 'relations':
      if (cell.labels.length === 0) return <Nothing text={texts.empty} />
      return (
        <div className="md:min-w-48">
          <ChipList
            chips={cell.labels.map((label) => ({ label }))}
            max={most}
            more={texts.more.replace('{count}', String(cell.labels.length - most))}
          />
          {cell.kind === 'relations' && <Marks words={cell.marks ?? []} />}
        </div>
      )
    case 'date':
      return cell.tone ? (
        <Badge tone={cell.tone}>
          <time dateTime={cell.iso}>{cell.text}</time>
        </Badge>
      ) : (
        <time dateTime={cell.iso} className="whitespace-nowrap">
          {cell.text}
        </time>
      )
    case 'status':
      return (
        <span className="flex flex-wrap gap-1">
          <StatusBadge status={cell.status} label={cell.label} />
          {cell.beside && <Badge tone="withinday">{cell.beside}</Badge>}
        </span>
      )
    case 'badge':
      return <Badge tone={cell.tone}>{cell.label}</Badge>
    case 'missing':
      return (
        <Badge tone={cell.labels.length === 0 ? 'ok' : 'withinday'}>
          <span title={cell.labels.join('\n')}>{cell.text}</span>
        </Badge>
      )
    case 'node':
      return cell.node
  }
}

function Marks({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {words.map((word) => (
        <Badge key={word} tone="withinday" className="whitespace-normal!">
          {word}
        </Badge>
      ))}
    </span>
  )
}

function Nothing({ text }: { text: string }) {
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">{text}</span>
    </span>
  )
}
