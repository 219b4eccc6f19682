import { FactList } from '@/components/layout/fact-list'
import type { TitleRow } from '@/lib/records/list/row'
import type { Wording } from '@/lib/records/state/wording'

/** Whom to ask about a record in force. */
export function OwnerCard({ record, words }: { record: TitleRow; words: Wording }) {
  const t = words.t
  const { owner } = record
  const facts = [
    { label: t('registers.fields.ownerId.label'), value: owner?.name ?? t('registers.facts.noOwner') },
    ...(owner
      ? [
          {
            label: t('registers.columns.contact'),
            value: (
              <a href={`mailto:${owner.email}`} className="text-accent underline">
                {owner.email}
              </a>
            ),
          },
        ]
      : []),
  ]
  return (
    <div className="max-w-2xl rounded-md border border-hairline bg-surface p-5">
      <FactList facts={facts} />
    </div>
  )
}
