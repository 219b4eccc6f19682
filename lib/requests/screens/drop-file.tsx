'use client'

import { useTranslations } from 'next-intl'
import { RemoveWithReason } from '@/components/form/remove-with-reason'
import { dropFileAction } from '../actions'

/** Erases a file of a request after asking why. */
export function DropFile({ id, name }: { id: string; name: string }) {
  const t = useTranslations('requests.files')
  return <RemoveWithReason id={id} name={name} help={t('removeHelp', { name })} action={dropFileAction} />
}
