import { textsOf } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import { VisitorShell } from './visitor-shell'

type Props = {
  language: ReportLocale
  /** Whom to ask, in a sentence. */
  contact?: string
}

/**
 * Behind a secret link that opens nothing: unknown, ended, revoked and replaced look alike. A page and no error: those come without a body
 * where there are no scripts, and lead to a sign-in that visitors do not have.
 */
export async function VisitorGone({ language, contact }: Props) {
  const t = await textsOf(language, 'errors')
  return (
    <VisitorShell language={language} hrefIn={(locale) => `?language=${locale}`}>
      <h1 className="text-2xl">{t('linkGone.title')}</h1>
      <p className="measure mt-3">{t('linkGone.help')}</p>
      {contact && <p className="mt-8 text-sm text-muted">{contact}</p>}
    </VisitorShell>
  )
}
