import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; mark?: string }

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
