import { ChevronRight } from 'lucide'
import { getLocale, getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { authorityName } from '@/lib/authorities/book/entry'
import { addressBook } from '@/lib/authorities/book/in-use'
import { authorityOn } from '@/lib/authorities/book/resolve'
import { OldNameAlert } from '@/lib/authorities/screens/old-name-alert'
import { RecipientCard } from '@/lib/authorities/screens/recipient-card'
import type { Instant } from '@/lib/time/types'
import { localDateOf } from '@/lib/time/zone'
import type { DraftView } from '../../queries'

type Props = {
  draft: DraftView
  now: Instant
  zone: string
  /** Filing begins with it; beside a draft it stays folded. */
  open: boolean
}

/** To whom the report goes, its portal and what to have in hand, from the address book; and old names in the answers. */
export async function Recipient({ draft, now, zone, open }: Props) {
  const [t, book, locale] = await Promise.all([getTranslations('authorities'), addressBook(), getLocale()])
  const on = localDateOf(draft.filed?.at ?? now, zone)
  const entry = authorityOn(book, draft.profile.authority, on)
  return (
    <>
      {entry && (
        <details open={open} className="group/to rounded-md border border-hairline bg-surface px-4 text-sm">
          <summary className="flex min-h-10 cursor-pointer flex-wrap items-center gap-x-2 py-2">
            <Icon of={ChevronRight} size={16} className="shrink-0 group-open/to:rotate-90" />
            <span className="text-muted">{t('draft')}</span>
            <span className="font-medium">{authorityName(entry, locale)}</span>
          </summary>
          <div className="pb-3">
            <RecipientCard entry={entry} />
          </div>
        </details>
      )}
      <OldNameAlert texts={Object.values(draft.values).map(({ text }) => text)} on={on} />
    </>
  )
}
