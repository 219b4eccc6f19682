'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/input'
import { commitImportAction } from '../actions'

type Props = { id: string; able: number; wrong: number }

const askEveryMs = 300

/** The one press that imports all rows, and how far it is. */
export function CommitForm({ id, able, wrong }: Props) {
  const t = useTranslations('imports.check')
  const router = useRouter()
  const [leaveWrong, setLeaveWrong] = useState(false)
  const { submit, pending, failure } = useSend(
    () => commitImportAction({ id, leaveWrong }),
    () => router.push(`/imports/${id}`),
  )
  const { whole: refused } = useRefusal(failure)
  const part = useProgress(id, pending)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit(null)
      }}
      className="grid gap-4"
    >
      <RefusalAlert text={refused} />
      {wrong > 0 && (
        <Checkbox
          id="leave-wrong"
          label={t('leave')}
          help={t('leaveHelp')}
          checked={leaveWrong}
          onChange={(event) => setLeaveWrong(event.target.checked)}
        />
      )}
      {pending && (
        <div className="grid gap-1 text-sm" role="status">
          <progress className="w-full max-w-md" max={1} value={part} aria-label={t('working')} />
          {t('working')}
        </div>
      )}
      <div>
        <Button type="submit" variant="primary" disabled={pending || (wrong > 0 && !leaveWrong)}>
          {t('go', { count: able })}
        </Button>
      </div>
    </form>
  )
}

/** Asks the server how far it is, as long as it is under way. */
function useProgress(id: string, running: boolean): number {
  const [part, setPart] = useState(0)
  useEffect(() => {
    if (!running) return
    const timer = setInterval(async () => {
      const answer = await fetch(`/api/imports/${id}/progress`).catch(() => null)
      const said: unknown = answer?.ok ? await answer.json().catch(() => null) : null
      if (typeof said === 'object' && said !== null && 'part' in said && typeof said.part === 'number')
        setPart(said.part)
    }, askEveryMs)
    return () => clearInterval(timer)
  }, [id, running])
  return part
}
