import { buttonClass } from '@/components/ui/button'
import { describedBy, Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import { textsOf } from '@/lib/text/catalogue'
import { fieldErrorTexts } from '@/lib/text/error-text'
import { type AskField, askKnown, askRights, limits, wrongField } from '../asked/form'
import { openedField, trapField } from '../asked/human'
import { waitsDays } from '../asked/kept'
import type { AskView } from '../doors/load-ask'
import { Choices } from './choices'

/** By it the choice of languages, which stands outside, sends the form. */
export const askFormId = 'ask'

/** The form of the intake page, filled with what was typed before. The browser alone sends it. */
export async function AskForm({ view }: { view: AskView }) {
  const { language, draft, wrong } = view
  const [t, errors] = await Promise.all([textsOf(language, 'intake'), textsOf(language, 'errors')])
  const value = (name: AskField) => draft?.fields[name]?.[0] ?? ''
  const error = (name: AskField) => fieldErrorTexts(errors, wrong, name)
  const control = (name: AskField, help: string) => ({
    ...{ id: `ask-${name}`, name, defaultValue: value(name) },
    'aria-invalid': error(name) ? (true as const) : undefined,
    'aria-describedby': describedBy(`ask-${name}`, { help, error: error(name) }),
  })
  const help = {
    known: t('page.knownHelp'),
    name: t('page.nameHelp'),
    email: t('page.emailHelp'),
    words: t('page.wordsHelp'),
  }
  const required = t('page.required')
  return (
    <form id={askFormId} method="post" noValidate action="/api/your-data" className="mt-6 grid gap-7">
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name={openedField} value={view.stamp} />
      {draft && <input type="hidden" name="draft" value={draft.secret} />}
      {view.problem === 'invalid' && <input type="hidden" name={wrongField} value="1" />}
      <Choices
        id="ask-right"
        name="right"
        legend={t('page.right')}
        mark={required}
        error={error('right')}
        chosen={value('right') || (view.right ?? '')}
        options={askRights.map((code) => ({
          value: code,
          label: t(`rights.${code}.label`),
          help: t(`rights.${code}.help`),
        }))}
      />
      <Field id="ask-email" label={t('page.email')} mark={required} help={help.email} error={error('email')}>
        <Input {...control('email', help.email)} type="email" maxLength={limits.email} autoComplete="email" />
      </Field>
      <Field id="ask-name" label={t('page.name')} help={help.name} error={error('name')}>
        <Input {...control('name', help.name)} maxLength={limits.name} autoComplete="name" />
      </Field>
      <Field id="ask-known" label={t('page.known')} help={help.known} error={error('known')}>
        <Select
          {...control('known', help.known)}
          options={askKnown.map((code) => ({ value: code, label: t(`known.${code}`) }))}
        />
      </Field>
      <Field id="ask-words" label={t('page.words')} help={help.words} error={error('words')}>
        <Textarea {...control('words', help.words)} rows={6} maxLength={limits.words} />
      </Field>
      <div className="hidden" aria-hidden>
        <label htmlFor="ask-trap">{t('page.trap')}</label>
        <input id="ask-trap" name={trapField} tabIndex={-1} autoComplete="off" />
      </div>
      <p className="measure text-sm text-muted">{t('page.kept', { days: waitsDays })}</p>
      <div>
        <button type="submit" className={buttonClass({ variant: 'primary', size: 'lg' }, 'max-sm:w-full')}>
          {t('page.send')}
        </button>
      </div>
    </form>
  )
}
