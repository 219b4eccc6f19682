import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import type { Actor } from '@/lib/access/actor'
import { systemNow } from '@/lib/time/types'
import { administrators, lacksDepartment } from '../queries'

/**
 * Tells who may keep records, but in no department, what is missing and who can mend it. For everybody else what stands
 * inside: what only leads on with a department.
 */
export async function NoDepartment({ actor, children }: { actor: Actor; children?: ReactNode }) {
  if (!lacksDepartment(actor)) return children
  const [t, names] = await Promise.all([getTranslations('access.noDepartment'), administrators(systemNow())])
  return (
    <Alert tone="warning" title={t('title')}>
      <p className="measure mt-1">
        {t('help')} {t('ask', { names: names.join(', ') })}
      </p>
    </Alert>
  )
}
