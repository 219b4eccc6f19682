import { Download } from 'lucide'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Select } from '@/components/ui/input'
import { Menu } from '@/components/ui/menu'
import { isNarrowed } from '@/lib/table/steps'
import { type Drawing, fieldsOf, type TableText } from './drawing'
import type { ListFiles } from './types'

/** Tables, documents to read, data for programs. */
const formats = ['xlsx', 'csv', 'ods', 'pdf', 'docx', 'json'] as const

/** The kinds of file that a list can be had as, for a select. */
function formatChoices(t: TableText, linked: boolean) {
  const all = linked ? ([...formats, 'jsonld'] as const) : formats
  return all.map((value) => ({ value, label: t(`files.formats.${value}`) }))
}

type Props = { drawing: Drawing; files: ListFiles }

/** The list as a file: a form that asks for what it finds or for all there is, in a format; it works without script. */
export function ExportMenu({ drawing, files: { path, linked } }: Props) {
  const { state, t, to, locale } = drawing
  const narrowed = isNarrowed(state)
  return (
    <Menu
      id="export-menu"
      className="font-normal"
      panelClass="dt-panel dt-export"
      label={
        <>
          <Icon of={Download} size={16} />
          {t('files.export')}
        </>
      }
    >
      <form method="get" action={path} className="grid gap-3 p-1">
        {fieldsOf(to({ ...state, page: 1, after: null, before: null, open: null, peek: null })).map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="lang" value={locale} />
        <label htmlFor="export-format" className="grid gap-1">
          <span className="text-sm text-muted">{t('files.format')}</span>
          <Select id="export-format" name="format" defaultValue="xlsx" options={formatChoices(t, linked)} />
        </label>
        <fieldset className="grid gap-1">
          <legend className="text-sm text-muted">{t('files.rows')}</legend>
          <Choice name="what" value="seen" label={narrowed ? t('files.seen') : t('files.list')} chosen />
          <Choice name="what" value="all" label={t('files.all')} />
        </fieldset>
        <fieldset className="grid gap-1">
          <legend className="text-sm text-muted">{t('files.fields')}</legend>
          <Choice name="fields" value="shown" label={t('files.shown')} chosen />
          <Choice name="fields" value="all" label={t('files.everyField')} />
        </fieldset>
        <label htmlFor="export-separator" className="grid gap-1">
          <span className="text-sm text-muted">{t('files.separator')}</span>
          <Select
            id="export-separator"
            name="sep"
            defaultValue="comma"
            options={[
              { value: 'comma', label: t('files.comma') },
              { value: 'semicolon', label: t('files.semicolon') },
            ]}
          />
        </label>
        <Button type="submit" variant="primary" size="sm" className="justify-self-start">
          {t('files.download')}
        </Button>
        <p className="text-sm text-muted">{t('files.logged')}</p>
      </form>
    </Menu>
  )
}

function Choice({ name, value, label, chosen }: { name: string; value: string; label: string; chosen?: true }) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input type="radio" name={name} value={value} defaultChecked={chosen} />
      {label}
    </label>
  )
}

/** In the form of rows that are chosen: those as a file. */
export function PickedExport({ drawing: { t, locale }, files: { path, linked } }: Props) {
  return (
    <>
      <input type="hidden" name="lang" value={locale} />
      <Select
        name="format"
        aria-label={t('files.format')}
        defaultValue="xlsx"
        options={formatChoices(t, linked)}
        className="w-auto! py-1 text-sm"
      />
      <Button type="submit" formAction={path} size="sm">
        <Icon of={Download} size={16} />
        {t('files.exportPicked')}
      </Button>
    </>
  )
}
