import type { ReactNode } from 'react'

/** Classes that turn the rows of a plain table into cards on a phone; each cell then says its column by `data-label`. */
export const cardRows = {
  table: 'phone:block',
  head: 'phone:sr-only',
  body: 'phone:block',
  row: 'phone:grid phone:grid-cols-[minmax(0,1fr)] phone:gap-2 phone:border-b phone:border-hairline phone:p-4 phone:last:border-b-0',
  /** The heading of the row. */
  title: 'phone:block phone:max-w-none phone:border-0 phone:p-0',
  cell: 'phone:grid phone:min-w-0 phone:grid-cols-[7rem_minmax(0,1fr)] phone:justify-items-start phone:gap-2 phone:border-0 phone:p-0 phone:before:text-sm phone:before:text-muted phone:before:content-[attr(data-label)]',
} as const

export type Fact = {
  label: string
  value: ReactNode
  mark?: string /** In `BriefFacts`: a short value that leaves room for another beside it. */
  short?: boolean
}

/** Names and values in two columns; under each other on a phone. An empty value is the caller's to word ("not known yet"). */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid divide-y divide-hairline">
      {facts.map((fact) => (
        <div
          key={fact.label}
          className="grid gap-x-6 gap-y-1 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-[minmax(10rem,16rem)_1fr]"
        >
          <dt className="text-sm text-muted">
            {fact.label}
            {fact.mark && <span className="block text-muted">{fact.mark}</span>}
          </dt>
          <dd className="measure min-w-0 whitespace-pre-line wrap-anywhere">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The same under each other, each name over its value, and short ones side by side: for a narrow column. */
export function BriefFacts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-flow-row-dense grid-cols-[repeat(2,minmax(0,1fr))] gap-x-5 gap-y-2.5">
      {facts.map((fact) => (
        <div key={fact.label} className={fact.short ? 'min-w-0' : 'col-span-2 min-w-0'}>
          <dt className="text-sm text-muted">
            {fact.label}
            {fact.mark && (
              <>
                {' '}
                <span className="whitespace-nowrap">· {fact.mark}</span>
              </>
            )}
          </dt>
          <dd className="measure min-w-0 whitespace-pre-line wrap-anywhere">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
