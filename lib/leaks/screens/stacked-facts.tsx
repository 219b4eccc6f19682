import type { Fact } from '@/components/layout/fact-list'

/** Names above values, for a narrow column. */
export function StackedFacts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-3">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt className="text-sm text-muted">{fact.label}</dt>
          <dd className="measure min-w-0 whitespace-pre-line">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
