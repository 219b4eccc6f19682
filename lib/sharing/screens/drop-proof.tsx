'use client'

import { useTranslations } from 'next-intl'
import { RemoveWithReason } from '@/components/form/remove-with-reason'
import { dropProofAction } from '../actions'

/** Erases a proof after asking why. */
export function DropProof({ id, name }: { id: string; name: string }) {
  const t = useTranslations('sharing.files')
  return <RemoveWithReason id={id} name={name} help={t('removeHelp', { name })} action={dropProofAction} verb="erase" />
}
