import type { ReactNode } from 'react'
import type { JsonValue } from '@/lib/errors/json'
import { type RowTreeNode, rowTrees } from '@/lib/registers/declare/row-tree'
import type { DeclaredField } from '../state/declared'
import type { Wording } from '../state/wording'
import { isTransfer, type Row, TransferState } from './transfer-state'

type Props = { field: DeclaredField; rows: readonly JsonValue[]; words: Wording }

const box = 'min-w-0 rounded-md border border-hairline px-3 py-2'

/** A small table inside a record: each row as its named answers, so that it reads on any width; rows under rows as a tree. */
export function RowsValue({ field, rows, words }: Props) {
  const objects = rows.flatMap((row) => (isObject(row) ? [row] : []))
  const { tree } = field
  if (tree) {
    const placed = objects.map((row) => ({ name: textIn(row, tree.name), under: textIn(row, tree.under), row }))
    return <Branches nodes={rowTrees(placed)} field={field} words={words} />
  }
  return (
    <ul className="grid w-full min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      {objects.map((row) => (
        <li key={JSON.stringify(row)} className={box}>
          <RowFacts field={field} row={row} words={words} />
        </li>
      ))}
    </ul>
  )
}

type Nodes = readonly RowTreeNode<{ name: string; under: string; row: Row }>[]

function Branches({ nodes, field, words }: { nodes: Nodes; field: DeclaredField; words: Wording }): ReactNode {
  return (
    <ul className="grid w-full min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      {nodes.map(({ row: { row, name }, index, children }) => (
        <li key={index} className={box}>
          <RowFacts field={field} row={row} words={words} heading={name} />
          {children.length > 0 && (
            <div className="mt-2 border-l-2 border-hairline pl-3">
              <Branches nodes={children} field={field} words={words} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

type FactsProps = { field: DeclaredField; row: Row; words: Wording; heading?: string }

function RowFacts({ field, row, words, heading }: FactsProps) {
  const shown = Object.entries(field.columns ?? {}).flatMap(([name, column]) => {
    const isPlace = name === field.tree?.name || name === field.tree?.under
    const text = isPlace ? '' : words.word(column, row[name] ?? null)
    return text === '' ? [] : [{ name, text }]
  })
  return (
    <>
      {heading && <p className="font-medium">{heading}</p>}
      <dl className="grid gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[minmax(6rem,auto)_1fr]">
        {shown.flatMap(({ name, text }) => [
          <dt key={`${name}-label`} className="text-muted">
            {words.column(field, name)}
          </dt>,
          <dd key={name}>{text}</dd>,
        ])}
      </dl>
      {isTransfer(field) && <TransferState field={field} row={row} words={words} />}
    </>
  )
}

function textIn(row: Row, name: string): string {
  const value = row[name]
  return typeof value === 'string' ? value : ''
}

function isObject(value: JsonValue): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
