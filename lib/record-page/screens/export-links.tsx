import { Download } from 'lucide'
import { getLocale, getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import type { Actor } from '@/lib/access/actor'
import { exportOf } from '@/lib/access/exports'

const formats = ['pdf', 'docx', 'xlsx', 'csv', 'ods', 'json', 'jsonld'] as const

/** One record as a file, with all its fields; nothing for who may not export. */
export async function ExportLinks({
  actor,
  register,
  recordRef,
}: {
  actor: Actor
  register: string
  recordRef: string
}) {
  const files = exportOf(actor, `/registers/${register}`)
  if (!files) return null
  const [t, lang] = await Promise.all([getTranslations('table.files'), getLocale()])
  return (
    <Menu
      id="export-menu"
      variant="quiet"
      label={
        <>
          <Icon of={Download} size={16} />
          {t('export')}
        </>
      }
    >
      <ul aria-label={t('format')}>
        {formats.map((format) => (
          <li key={format}>
            <a
              href={`/api/exports/${files.list}?${new URLSearchParams({ format, pick: recordRef, fields: 'all', lang })}`}
              className="flex min-h-9 items-center rounded-md px-2 hover:bg-hover"
            >
              {t(`formats.${format}`)}
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  )
}
