import { getTranslations } from 'next-intl/server'
import { ClientText } from '@/components/layout/client-text'
import { type ButtonLook, buttonClass } from '@/components/ui/button'
import { ActForm } from './act-form'
import type { ActProps } from './types'

type Props = Omit<ActProps, 'savedText' | 'offsetLabel'> & {
  /** Folded under these words; without them it stands open. */
  summary?: string
  /** Of these words, where the act is a small one beside others. */
  look?: ButtonLook
  /** What it is done to, for who hears the words alone: the same act stands beside several things. */
  about?: string
}

/** A small form with the texts it needs, folded away when it is not the next step. */
export async function Act({ summary, look = {}, about, ...props }: Props) {
  const t = await getTranslations('triage')
  const form = (
    <ClientText namespaces={['errors', 'form']}>
      <ActForm {...props} savedText={t('saved')} offsetLabel={t('offset.label')} />
    </ClientText>
  )
  if (!summary) return form
  return (
    <details data-chrome data-act className="group rounded-md border border-transparent open:border-hairline">
      <summary
        className={buttonClass(
          look,
          'list-none group-open:w-full group-open:justify-start group-open:rounded-b-none group-open:border-transparent',
        )}
      >
        {summary}
        {about && <span className="sr-only">: {about}</span>}
      </summary>
      <div className="border-t border-hairline p-4">{form}</div>
    </details>
  )
}
