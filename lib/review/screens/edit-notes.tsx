import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import type { Actor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import type { RecordId } from '@/lib/db/ids'
import { reviewCommentsOf } from '../reading/field-comments'
import { impactOf, noImpact } from '../reading/impact'
import { ImpactList } from './impact-list'

type Props = { actor: Actor; record: { id: RecordId; inForce: boolean } }

/** Above the form of a record: why the DPO returned it, and which approved records a change sends back to review. */
export async function EditNotes({ actor, record }: Props) {
  const [t, said, impact] = await Promise.all([
    getTranslations('review'),
    reviewCommentsOf(db(), record.id),
    record.inForce ? impactOf(db(), actor, record.id) : noImpact,
  ])
  if (said.reason === '' && impact.total === 0) return null
  return (
    <div className="mb-6 grid max-w-4xl gap-4">
      {said.reason !== '' && (
        <Alert tone="warning" title={t('steps.returned')}>
          <p className="whitespace-pre-line">{said.reason}</p>
        </Alert>
      )}
      {impact.total > 0 && (
        <Alert title={t('impact.title')}>
          <ImpactList impact={impact} standing={false} />
        </Alert>
      )}
    </div>
  )
}
