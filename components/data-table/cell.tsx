import type { ReactNode } from 'react'
import type { Tone } from '@/components/ui/badge'
import type { Drawing } from './drawing'
import type { Cell } from './types'

const most = 3

/** States with a look of their own; any other is a plain word. */
const tones: Readonly<Record<string, Tone>> = {
  draft: 'outline',
  in_review: 'withinday',
  in_force: 'ok',
  retired: 'neutral',
  open: 'withinday',
  in_progress: 'ontrack',
  resolved: 'ok',
  withdrawn: 'neutral',
}

/** True where a cell has nothing to say. */
export function isEmptyCell(cell: Cell): boolean {
  if (cell === null) return true
  if (cell.kind === 'choices' || cell.kind === 'relations') return cell.labels.length === 0
  return 'text' in cell && cell.text === ''
}

/**
 * What a cell says, by its kind, in as few elements as that takes. A plain function: a component for each cell of each row costs
 * more than what it draws.
 */
export function cellContent(cell: Cell, t: Drawing['t']): ReactNode {
  // The style sheet has a dash for it, which the words of the table are read for.
  if (cell === null || isEmptyCell(cell)) return null
  switch (cell.kind) {
    case 'date':
      return cell.tone ? (
        <time dateTime={cell.iso} data-badge={cell.tone}>
          {cell.text}
        </time>
      ) : (
        cell.text
      )
    case 'choices':
    case 'relations':
      return chips(cell, t)
    case 'status':
      return status(cell)
    case 'badge':
      return <span data-badge={cell.tone}>{cell.label}</span>
    case 'missing':
      return (
        <span
          data-badge={cell.labels.length === 0 ? ('ok' satisfies Tone) : 'withinday'}
          title={cell.labels.join('\n')}
        >
          {cell.text}
        </span>
      )
    case 'node':
      return cell.node
    default:
      return cell.text
  }
}

function chips(cell: Extract<Cell, { labels: readonly string[] }>, t: Drawing['t']) {
  const marks = cell?.kind === 'relations' ? (cell.marks ?? []) : []
  return (
    <>
      {cell.labels.slice(0, most).map((label) => (
        <span key={label} {...(label.length > 22 ? { title: label } : {})}>
          {label}
        </span>
      ))}
      {cell.labels.length > most && <small>{t('more', { count: cell.labels.length - most })}</small>}
      {marks.map((word) => (
        <span key={word} data-badge="withinday">
          {word}
        </span>
      ))}
    </>
  )
}

/** A state with its word, icon and colour; the icons stand in the style sheet, for each row has one. */
function status(cell: Extract<Cell, { kind: 'status' }>) {
  return (
    <>
      <span data-badge={tones[cell.status] ?? 'neutral'} data-state={cell.status}>
        {cell.label}
      </span>
      {cell.beside && <span data-badge="withinday">{cell.beside}</span>}
    </>
  )
}
