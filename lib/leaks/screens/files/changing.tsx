'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { RemoveWithReason } from '@/components/form/remove-with-reason'
import { removeLeakFileAction } from '../../actions'
import { AddFiles } from './add-files'

/** Adds files on a page that lists them. */
export function AddListedFiles(props: Omit<React.ComponentProps<typeof AddFiles>, 'stored'>) {
  const router = useRouter()
  return <AddFiles {...props} stored={() => router.refresh()} />
}

/** Takes a file of a leak away after asking why; the list goes on showing it, struck through. */
export function RemoveLeakFile({ id, name }: { id: string; name: string }) {
  const t = useTranslations('leaks')
  return <RemoveWithReason id={id} name={name} help={t('files.removeHelp', { name })} action={removeLeakFileAction} />
}
