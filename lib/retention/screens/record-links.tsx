import { cardRows } from '@/components/layout/fact-list'
import { TextLink } from '@/components/ui/link'
import type { Named } from '../scope/targets'

const head = 'border-b border-hairline px-3 py-2.5 text-left align-top'

/** Classes of the tables on these screens, which turn into cards on a phone. */
export const rowClass = {
  table: `w-full text-left md:min-w-160 ${cardRows.table}`,
  head,
  headRow: `text-sm text-muted ${cardRows.head}`,
  cell: `${head} ${cardRows.cell}`,
  ref: `${head} whitespace-nowrap text-sm text-muted phone:border-0 phone:p-0`,
  title: `${head} font-normal ${cardRows.title}`,
} as const

/** Records by number and title, each a link; only the number where the title may not be seen. */
export function RecordLinks({ records }: { records: readonly Named[] }) {
  return (
    <ul className="grid gap-1">
      {records.map(({ ref, register, title }) => (
        <li key={ref}>
          <TextLink href={`/registers/${register}/${ref}`}>
            {ref} {title}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}
