import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/link-button'
import { textsOf } from '@/lib/text/catalogue'
import { formatInstant } from '@/lib/time/format'
import { questionOf } from '../profiles/words'
import type { DraftView } from '../queries'
import { ToQuestion } from './editor/rail'
import { SignOffForm } from './sign-off-form'

/**
 * Whether it was signed off, and by whom; what was changed since, where an edit took that back; and the way to the filing,
 * which needs no sign-off. On a phone it stands before the questions.
 */
export async function SignOffSection({ draft, zone }: { draft: DraftView; zone: string }) {
  const [t, drafts, inDraft, locale] = await Promise.all([
    getTranslations('drafting'),
    getTranslations('drafts'),
    textsOf(draft.language, 'drafts'),
    getLocale(),
  ])
  const { signedOff, voided, can } = draft
  const when = (at: Parameters<typeof formatInstant>[0]) => formatInstant(at, { locale, zone })
  const fields = draft.profile.fields.filter(({ code }) => voided?.changed.includes(code))
  return (
    <section
      id="sign-off"
      aria-labelledby="sign-off-heading"
      className="flex scroll-mt-20 flex-wrap items-start justify-between gap-x-8 gap-y-4 rounded-md border border-hairline bg-surface px-4 py-3 sm:px-5"
    >
      <div className="grid min-w-0 flex-1 basis-72 gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <h2 id="sign-off-heading" className="text-base">
            {t('signOff.title')}
          </h2>
          <Badge tone={signedOff ? 'ok' : voided ? 'withinday' : 'outline'}>
            {t(signedOff ? 'signOff.is' : voided ? 'signOff.voided' : 'signOff.not')}
          </Badge>
        </div>
        {signedOff && (
          <p className="text-sm">{drafts('form.signedOff', { name: signedOff.byName, when: when(signedOff.at) })}</p>
        )}
        {voided && (
          <div className="text-sm">
            <p>{t('signOff.was', { name: voided.byName, when: when(voided.at), count: fields.length })}</p>
            <ul className="flex flex-wrap gap-x-3">
              {fields.map((field) => (
                <li key={field.code} lang={draft.language}>
                  <ToQuestion code={field.code}>{questionOf(field, draft.language, inDraft)}</ToQuestion>
                </li>
              ))}
            </ul>
          </div>
        )}
        {!signedOff && !voided && <p className="text-sm text-muted">{t('signOff.help')}</p>}
        {signedOff && can.update && <p className="text-sm text-muted">{drafts('form.signOffVoided')}</p>}
      </div>
      <div data-chrome className="flex flex-wrap items-start gap-3 max-sm:w-full max-sm:flex-col max-sm:items-stretch">
        {can.sign && !signedOff && <SignOffForm id={draft.id} version={draft.version} />}
        {can.file && (
          <LinkButton
            href={`/leaks/${draft.leak.ref}/draft/${draft.id}/file`}
            size="lg"
            variant={can.sign && !signedOff ? 'secondary' : 'primary'}
          >
            {t('toFiling')}
          </LinkButton>
        )}
      </div>
    </section>
  )
}
