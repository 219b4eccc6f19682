import { ChevronLeft, ChevronRight } from 'lucide'
import { Icon } from '@/components/ui/icon'
import { buttonClass } from './button'
import { Link } from './link'

type Props = {
  label: string
  range: string
  previous: { href: string | null; text: string }
  next: { href: string | null; text: string }
}

/** "1–50 of 128" with a link to the page before and after. */
export function Pagination({ label, range, previous, next }: Props) {
  return (
    <nav aria-label={label} data-chrome className="flex flex-wrap items-center justify-between gap-3 text-sm">
      <p data-tabular className="text-muted">
        {range}
      </p>
      <div className="flex gap-2">
        {previous.href && (
          <Link href={previous.href} rel="prev" className={buttonClass({ size: 'md' })}>
            <Icon of={ChevronLeft} size={16} />
            {previous.text}
          </Link>
        )}
        {next.href && (
          <Link href={next.href} rel="next" className={buttonClass({ size: 'md' })}>
            {next.text}
            <Icon of={ChevronRight} size={16} />
          </Link>
        )}
      </div>
    </nav>
  )
}
