import { getTimeZone, getTranslations } from 'next-intl/server'
import { FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import type { BackupState } from '@/lib/backup/state'

type Props = { state: BackupState; isOperator: boolean }

/** When everything was last kept elsewhere, whether that is too long ago, and what makes it by itself; where, only for the operator. */
export async function BackupSection({ state, isOperator }: Props) {
  const [t, zone] = await Promise.all([getTranslations('storage'), getTimeZone()])
  const { folder, hour, keep, lastAt, warnDays, isOld } = state
  const where = isOperator ? <code>{folder}</code> : <span className="text-muted">{t('masked')}</span>
  const facts = [
    {
      label: t('backup.last'),
      value: lastAt ? <Time instant={lastAt} zone={zone} style="short" /> : t('backup.never'),
    },
    {
      label: t('backup.byItself'),
      value: folder === null ? t('backup.off') : t('backup.daily', { hour: String(hour), keep }),
    },
    ...(folder === null ? [] : [{ label: t('backup.folder'), value: where }]),
    { label: t('backup.warn'), value: t('backup.days', { days: warnDays }) },
  ]
  return (
    <Section id="backup" title={t('backup.title')}>
      <div className="grid gap-4">
        {isOld && (
          <Alert tone="warning" title={lastAt ? t('backup.old', { days: warnDays }) : t('backup.none')}>
            <p className="measure mt-1">{t('backup.oldHelp')}</p>
          </Alert>
        )}
        <FactList facts={facts} />
        <p className="measure text-sm text-muted">{t('backup.back')}</p>
      </div>
    </Section>
  )
}
