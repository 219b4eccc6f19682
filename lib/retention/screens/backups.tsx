import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { setBackupDaysAction } from '../deletions/actions'

/** How long backups keep what was deleted, and the way to say so. */
export async function Backups({ days, mayChange }: { days: number | null; mayChange: boolean }) {
  const t = await getTranslations('retention.backups')
  return (
    <div className="mt-4 grid gap-2 border-t border-hairline pt-3">
      <p className="text-sm text-muted">{days === null ? t('none') : t('rule', { days })}</p>
      {mayChange && (
        <Act
          action={setBackupDaysAction}
          fixed={{}}
          summary={t('change')}
          submit={t('save')}
          fields={[
            { name: 'days', kind: 'number', label: t('days'), value: days === null ? '' : String(days) },
            { name: 'reason', kind: 'line', label: t('reason') },
          ]}
        />
      )}
    </div>
  )
}
