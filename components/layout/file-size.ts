import { getLocale, getTranslations } from 'next-intl/server'
import { formatNumber } from '@/lib/time/format'

/** The size of a file in words, for lists of files. */
export async function fileSize(bytes: number): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations('attachments'), getLocale()])
  if (bytes < 1024) return t('sizes.bytes', { size: formatNumber(bytes, locale) })
  if (bytes < 1024 * 1024) return t('sizes.kilobytes', { size: formatNumber(Math.round(bytes / 1024), locale) })
  return t('sizes.megabytes', { size: formatNumber(Math.round(bytes / 104857.6) / 10, locale) })
}
