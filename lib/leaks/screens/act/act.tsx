import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { ActForm } from './act-form'
import type { ActProps } from './types'

type Props = Omit<ActProps, 'savedText' | 'offsetLabel'> & {
  /** Folded under these words; without them it stands open. */
  summary?: string
}

/** A small form with the texts it needs, folded away when it is not the next step. */
export async function Act({ summary, ...props }: Props) {
  const t = await getTranslations('triage')
  const form = (
    <ClientText namespaces={['errors', 'form']}>
      <ActForm {...props} savedText={t('saved')} offsetLabel={t('offset.label')} />
    </ClientText>
  )
  if (!summary) return form
  return (
    <details data-chrome className="rounded-md border border-hairline">
      <summary className="flex min-h-9 items-center rounded-md px-3 py-1.5 font-medium text-accent hover:bg-hover">
        {summary}
      </summary>
      <div className="border-t border-hairline p-4">{form}</div>
    </details>
  )
}
