/** Facts under each other, each with its name; empty ones are left out. */
export function RowsOf({ rows }: { rows: readonly { label: string; value: string }[] }) {
  return (
    <dl className="mt-5 grid gap-3 rounded-md border border-hairline bg-surface p-4">
      {rows
        .filter(({ value }) => value !== '')
        .map(({ label, value }) => (
          <div key={label} className="grid gap-0.5">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="whitespace-pre-line break-words">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
