import { getTranslations } from 'next-intl/server'
import type { DueDate } from '../queries'

/** What falls due, in the words of its register or of the calendar. */
export async function dueWords({
  kind,
  code,
  batch,
  register,
}: Pick<DueDate, 'kind' | 'code' | 'batch' | 'register'>): Promise<string> {
  const [t, all] = await Promise.all([getTranslations('calendar'), getTranslations()])
  switch (kind) {
    case 'due': {
      const key = `${register}.dues.${code}`
      return all.has(key) ? all(key) : (code ?? '')
    }
    case 'clock':
      return all(`clocks.names.${code}`)
    case 'retention':
      return batch === '' ? t('words.retentionFixed') : t('words.retention', { batch })
    case 'task':
    case 'review':
    case 'finding':
    case 'hold_end':
    case 'backup_purge':
      return t(`words.${kind}`)
  }
}
