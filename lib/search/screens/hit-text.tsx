import { FlaskConical } from 'lucide'
import { Icon } from '@/components/ui/icon'
import { withColon } from '@/lib/text/locale'
import type { Hit } from '../schema'
import { MarkedText } from './marked-text'

/** One hit: number and title, what it is, and where the words stand when not there. */
export function HitText({ hit, example, locale }: { hit: Hit; example: string; locale: string }) {
  return (
    <>
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        {hit.ref && (
          <span data-tabular className="shrink-0 text-sm text-muted">
            {hit.ref}
          </span>
        )}
        <span className="min-w-0 wrap-anywhere font-medium">
          <MarkedText parts={hit.title} />
        </span>
        <span className="text-sm text-muted">{hit.detail}</span>
        {hit.isExample && <Icon of={FlaskConical} name={example} size={14} className="self-center text-muted" />}
      </span>
      {hit.found && (
        <span className="block min-w-0 wrap-anywhere text-sm text-muted">
          {withColon(locale, hit.found.field)} <MarkedText parts={hit.found.text} />
        </span>
      )}
    </>
  )
}
