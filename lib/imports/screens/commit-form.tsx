'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { useRefusal, useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/input'
import type { Result } from '@/lib/errors/refusal'

type Props = {
  id: string
  path: string
  able: number
  wrong: number
  commit: (input: unknown) => Promise<Result<unknown>>
  /** Where it is told how far it is; null: it is not told. */
  progress: string | null
  /** Shows what came of it that is seen only once; nothing: the page of the import opens. */
  shown?: (value: unknown) => ReactNode
}

const askEveryMs = 300

/** The one press that imports all rows, and how far it is. */
export function CommitForm({ id, path, able, wrong, commit, progress, shown }: Props) {
  const t = useTranslations('imports.check')
  const router = useRouter()
  const [leaveWrong, setLeaveWrong] = useState(false)
  const [once, setOnce] = useState<ReactNode>(null)
  const { submit, pending, failure } = useSend(
    () => commit({ id, leaveWrong }),
    (value) => {
      const once = shown?.(value)
      if (once) setOnce(once)
      else router.push(path)
    },
  )
  const { whole: refused } = useRefusal(failure)
  const part = useProgress(progress, pending)
  if (once) return once
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
          <progress
            className="w-full max-w-md"
            {...(progress === null ? {} : { max: 1, value: part })}
            aria-label={t('working')}
          />
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
function useProgress(address: string | null, running: boolean): number {
  const [part, setPart] = useState(0)
  useEffect(() => {
    if (!running || address === null) return
    const timer = setInterval(async () => {
      const answer = await fetch(address).catch(() => null)
      const said: unknown = answer?.ok ? await answer.json().catch(() => null) : null
      if (typeof said === 'object' && said !== null && 'part' in said && typeof said.part === 'number')
        setPart(said.part)
    }, askEveryMs)
    return () => clearInterval(timer)
  }, [address, running])
  return part
}
