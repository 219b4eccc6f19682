import { TextLink } from '@/components/ui/text-link'
import type { Named } from '../scope/places'

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
