'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/errors/refusal'

type Undone = { done: number; left: readonly unknown[] }
type Props = {
  id: string
  isDone: boolean
  undo: (input: unknown) => Promise<Result<Undone>>
  /** What a press does. */
  help: string
  /** What is said of how much was taken back. */
  said: 'undoDone' | 'undonePeople'
}

/** The press that takes an import back, and how many that were. */
export function UndoForm({ id, isDone, undo, help, said }: Props) {
  const t = useTranslations('imports.done')
  const router = useRouter()
  const [undone, setUndone] = useState<Undone | null>(null)
  const { submit, pending, failure } = useSend<Undone, null>(
    () => undo({ id }),
    (value) => {
      setUndone(value)
      router.refresh()
    },
  )
  const { whole: wrong } = useRefusal(failure)
  if (undone)
    return (
      <Alert role="status" tone={undone.left.length > 0 ? 'warning' : 'ok'}>
        {t(said, { count: undone.done })}
      </Alert>
    )
  if (!isDone) return null
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(null)
      }}
      className="grid gap-2"
    >
      <RefusalAlert text={wrong} />
      <p className="measure text-sm text-muted">{help}</p>
      <div>
        <Button type="submit" disabled={pending}>
          {t('undo')}
        </Button>
      </div>
    </form>
  )
}
