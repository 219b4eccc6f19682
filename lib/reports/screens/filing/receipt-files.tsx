'use client'

import { useRouter } from 'next/navigation'
import { unreachable } from '@/components/form/model/answer'
import type { DraftId } from '@/lib/db/ids'
import { AddFiles } from '@/lib/leaks/screens/files/add-files'
import type { FileTexts } from '@/lib/leaks/screens/files/texts'
import { addReceiptAction } from '../../drafting/actions'

/** What a form needs to take files in. */
export type Taking = { leakRef: string; texts: FileTexts; accept: string }

/** Takes in what the recipient gave as proof; each file is with the leak as evidence as soon as it is chosen. */
export function ReceiptFiles({ leakRef, texts, accept, added }: Taking & { added: (fileId: string) => void }) {
  const stored = (_: string | undefined, answer: unknown) => {
    if (typeof answer !== 'object' || answer === null || !('id' in answer)) return
    if (typeof answer.id === 'string') added(answer.id)
  }
  return <AddFiles leakRef={leakRef} side="receipt" texts={texts} accept={accept} stored={stored} />
}

/** The same for a report that was filed: the file stands with it at once. */
export function LaterReceipt({ id, ...taking }: Taking & { id: DraftId }) {
  const router = useRouter()
  const add = async (fileId: string) => {
    await addReceiptAction({ id, fileId }).catch(() => unreachable)
    router.refresh()
  }
  return <ReceiptFiles {...taking} added={(fileId) => void add(fileId)} />
}
