import { VisitorGone } from '@/components/layout/visitor-gone'
import type { RawParams } from '@/lib/table/parse'
import { textsOf } from '@/lib/text/catalogue'
import { languageAsked } from '../doors/load-ask'
import { companyFor } from '../queries'

/** Behind a link that opens nothing, with whom to ask for a new one. */
export async function GonePage({ params }: { params: RawParams }) {
  const language = await languageAsked(params)
  const [t, { contact }] = await Promise.all([textsOf(language, 'intake'), companyFor(language)])
  return <VisitorGone language={language} {...(contact ? { contact: t('page.contact', { contact }) } : {})} />
}
