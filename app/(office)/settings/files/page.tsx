import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { can } from '@/lib/access/can'
import { gate } from '@/lib/action/gate'
import { BackupSection } from '@/lib/backup/screens/backup-section'
import { FilesSection } from '@/lib/backup/screens/files-section'
import { backupState } from '@/lib/backup/state'
import { filesState } from '@/lib/files/store/contents'
import { SettingsPage } from '@/lib/settings/screens/settings-page'
import { systemNow } from '@/lib/time/types'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('pages.files') }
}

export default async function FilesPage() {
  const actor = await gate('technical_settings', 'read')
  const [t, state] = await Promise.all([getTranslations('storage'), backupState(systemNow())])
  return (
    <SettingsPage actor={actor} page="files" help={t('help')}>
      <BackupSection state={state} isOperator={can(actor, 'technical_settings', 'update') !== null} />
      <FilesSection state={filesState()} />
    </SettingsPage>
  )
}
