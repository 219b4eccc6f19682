import { randomUUID } from 'node:crypto'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { fileBoxClass, Input, Textarea } from '@/components/ui/input'
import { textLimits } from '@/lib/leaks/facts/answers'
import type { OwnReportDetail } from '@/lib/leaks/queries/own-reports'
import { textsOf } from '@/lib/text/catalogue'
import { fieldErrorTexts } from '@/lib/text/error-text'
import { formatInstant } from '@/lib/time/format'
import type { Instant } from '@/lib/time/types'
import type { Tell } from '../tell/load'

type Props = { report: OwnReportDetail; tell: Tell }

/** One leak that came by the link: its state, their own words and updates, and places to add to it. */
export async function ToldLeak({ report, tell }: Props) {
  const { language, zone } = tell
  const t = await textsOf(language, 'notices')
  const at = (moment: Instant) => formatInstant(moment, { locale: language, zone })
  const { processor } = report.answers
  return (
    <article
      id={report.ref}
      aria-labelledby={`${report.ref}-title`}
      className="grid gap-4 rounded-md border border-hairline bg-surface p-4 sm:p-5"
    >
      <div className="flex flex-wrap items-baseline gap-3">
        <h3 id={`${report.ref}-title`} className="text-lg">
          {report.ref}
        </h3>
        <Badge>{t(`states.${report.state}`)}</Badge>
        <p className="text-sm text-muted">{t('told.received', { at: at(report.receivedAt) })}</p>
      </div>
      <p className="whitespace-pre-line">{report.answers.story}</p>
      {processor && <p className="text-sm text-muted">{t('told.knew', { at: at(processor.knewAt) })}</p>}
      {processor?.measures && <p className="whitespace-pre-line">{processor.measures}</p>}
      {report.notes.length > 0 && (
        <ol className="grid gap-3 border-l-2 border-hairline pl-4">
          {report.notes.map((note) => (
            <li key={`${note.at}${note.body}`}>
              <p className="text-sm text-muted">{at(note.at)}</p>
              <p className="whitespace-pre-line">{note.body}</p>
            </li>
          ))}
        </ol>
      )}
      {report.files.length > 0 && (
        <ul className="grid gap-1 text-sm">
          {report.files.map((file) => (
            <li key={file.id} className={file.removed ? 'line-through' : undefined}>
              {file.name} · {at(file.addedAt)}
            </li>
          ))}
        </ul>
      )}
      <Update report={report} tell={tell} />
      <form
        method="post"
        noValidate
        encType="multipart/form-data"
        action={`/api/notify/${tell.token}/files`}
        className="grid gap-2 border-t border-hairline pt-4"
      >
        <input type="hidden" name="ref" value={report.ref} />
        <input type="hidden" name="language" value={language} />
        <Field
          id={`files-${report.ref}`}
          label={t('told.files')}
          help={t('told.filesHelp', { most: Math.floor(tell.mostBytes / (1024 * 1024)) })}
        >
          <Input id={`files-${report.ref}`} type="file" name="file" multiple required className={fileBoxClass} />
        </Field>
        <div>
          <button type="submit" className={buttonClass({})}>
            {t('told.addFiles')}
          </button>
        </div>
      </form>
    </article>
  )
}

/** A place to add what became known since. */
async function Update({ report, tell }: Props) {
  const { language, draft, wrong } = tell
  const [t, errors] = await Promise.all([textsOf(language, 'notices'), textsOf(language, 'errors')])
  const typed = draft?.form === 'update' && draft.ref === report.ref ? draft.fields : null
  const error = typed ? fieldErrorTexts(errors, wrong, 'body') : undefined
  const id = `update-${report.ref}`
  return (
    <form
      method="post"
      noValidate
      action={`/api/notify/${tell.token}`}
      className="grid gap-2 border-t border-hairline pt-4"
    >
      <input type="hidden" name="form" value="update" />
      <input type="hidden" name="ref" value={report.ref} />
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="clientId" value={typed?.clientId?.[0] ?? randomUUID()} />
      <Field id={id} label={t('told.update')} help={t('told.updateHelp')} error={error}>
        <Textarea
          id={id}
          name="body"
          required
          maxLength={textLimits.note}
          defaultValue={typed?.body?.[0] ?? ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { help: true, error })}
        />
      </Field>
      <div>
        <button type="submit" className={buttonClass({})}>
          {t('told.sendUpdate')}
        </button>
      </div>
    </form>
  )
}
