'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { addNoteAction } from '../../actions'
import { NoteForm } from './note-form'

/** Adds to an own report. */
export function AddNote({ leakRef }: { leakRef: string }) {
  const t = useTranslations('leaks.mine')
  const router = useRouter()
  return (
    <NoteForm
      add={(note) => addNoteAction({ ref: leakRef, ...note })}
      help={t('addHelp')}
      done={() => router.refresh()}
    />
  )
}
