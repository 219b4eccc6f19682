import { cache, type ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { currentAsOf } from '@/lib/access/past/as-of'
import { adequacyDecisionsIn } from '@/lib/company/adequacy-decisions'
import { officeNow } from '@/lib/company/office-zone'
import { db } from '@/lib/db/client'
import type { JsonValue } from '@/lib/errors/json'
import { adequacyOn } from '@/lib/law/adequacy'
import { gapIsAbout } from '@/lib/law/codes/transfers'
import { isEea } from '@/lib/law/countries'
import { gapsOfTransfer, type TransferView, transferFacts } from '@/lib/law/transfers'
import { type RowTreeNode, rowTrees } from '@/lib/registers/declare/parts'
import { localDateOf } from '@/lib/time/zone'
import type { DeclaredField } from '../state/registered'
import type { Wording } from '../state/wording'

/**
 * The day that is shown, today or the chosen past one, and the decisions that are known, for screens that say whether a
 * transfer holds; read once per request.
 */
const transferViewShown = cache(async (): Promise<TransferView & { isPast: boolean }> => {
  const [asOf, { now, zone }] = await Promise.all([currentAsOf(), officeNow()])
  return {
    on: localDateOf(asOf ?? now, zone),
    adequacy: await adequacyDecisionsIn(db()),
    isPast: asOf !== null,
  }
})

/** A row of a small table inside a record, as it is kept. */
type Row = { [key: string]: JsonValue }

/** Rows that say to which country data go, and under which mechanism of Chapter V. */
function isTransfer({ columns = {} }: DeclaredField): boolean {
  return columns.country?.kind === 'country' && columns.mechanism?.list === 'transferMechanisms'
}

/** Whether the transfer of a row holds on the day that is shown, in words. Evidence is asked only where the row has a place for it. */
async function TransferState({ field, row, words }: { field: DeclaredField; row: Row; words: Wording }) {
  const said = transferFacts.parse(row)
  if (said.country === '' && said.organisation === '' && said.mechanism === '') return null
  if (isEea(said.country) && (said.mechanism === '' || said.mechanism === 'none_eea'))
    return <State tone="ok" text={words.t('registers.transferState.inside')} />
  const withEvidence = field.columns?.document !== undefined
  const { isPast, ...view } = await transferViewShown()
  const gaps = gapsOfTransfer(said, view).filter((gap) => withEvidence || gapIsAbout(gap) !== 'evidence')
  const decision = said.mechanism === '45_adequacy' ? adequacyOn(view.adequacy, said.country, view.on) : null
  const beside = decision ? [decision.limits, decision.doubts].filter(Boolean) : []
  return (
    <>
      {gaps.length === 0 && (
        <State tone="ok" text={words.t(`registers.transferState.${isPast ? 'heldThen' : 'holds'}`)} />
      )}
      {gaps.length > 0 && (
        <ul className="mt-1 list-inside list-disc rounded-md bg-withinday px-2 py-0.5 text-sm text-withinday-ink">
          {gaps.map((gap) => (
            <li key={gap}>{words.word({ kind: 'choice', list: 'transferGaps' }, gap)}</li>
          ))}
        </ul>
      )}
      {decision && beside.length > 0 && (
        <details className="mt-1 text-sm">
          <summary className="w-fit cursor-pointer text-accent">{decision.reference}</summary>
          <p className="measure text-muted">
            {beside.join(' · ')} ({words.t(`settings.clocks.certainty.${decision.certainty}`)})
          </p>
        </details>
      )}
    </>
  )
}

function State({ tone, text }: { tone: 'ok' | 'withinday'; text: string }) {
  return (
    <p className="mt-1">
      <Badge tone={tone} className="whitespace-normal!">
        {text}
      </Badge>
    </p>
  )
}

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
      <dl className="grid gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[fit-content(40%)_minmax(0,1fr)]">
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
