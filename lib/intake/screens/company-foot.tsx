import { textsOf } from '@/lib/text/catalogue'
import type { ReportLocale } from '@/lib/text/locale'
import type { Company } from '../queries'

/** Whom to ask, and to which authority one can complain. */
export async function CompanyFoot({ language, company }: { language: ReportLocale; company: Company }) {
  const t = await textsOf(language, 'intake')
  const { contact, authority, website } = company
  return (
    <footer className="mt-10 grid gap-1 border-t border-hairline pt-4 text-sm text-muted">
      {contact && <p>{t('page.contact', { contact })}</p>}
      <p className="break-words">{t('page.rights', { authority, website })}</p>
    </footer>
  )
}
