'use client'

import { Camera, Paperclip } from 'lucide'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { sendFile } from '@/components/form/model/send-file'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { Failure } from '@/lib/errors/refusal'
import { fill } from '@/lib/time/length'
import type { KeptFile } from '../../device/kept-files'
import type { FileTexts } from './texts'

/** The doors a file may come by, with whose they are. */
const doors = {
  reporter: '/api/leaks/report/files',
  handler: '/api/leaks/files',
  receipt: '/api/leaks/receipts',
} as const

type State =
  | { is: 'waiting' }
  | { is: 'sending'; part: number }
  | { is: 'stored' }
  | { is: 'refused'; failure: Failure }
type Row = { key: number; file: File; state: State; keptAs?: string }

type Props = {
  leakRef: string
  side: keyof typeof doors
  texts: FileTexts
  /** Endings to offer, as the browser takes them. */
  accept: string
  /** A file is with the leak now; `keptAs`: the one that this device kept under this id; `answer`: what the door said of it. */
  stored?: (keptAs?: string, answer?: unknown) => void
  /** Files that this device kept for the leak: sent at once. */
  kept?: readonly KeptFile[]
}

/**
 * Adds photos and files to a leak that the server has already: each is sent by itself as soon as it is chosen, and says
 * with its name whether it is stored, or why not.
 */
export function AddFiles({ leakRef, side, texts, accept, stored, kept = [] }: Props) {
  const [rows, setRows] = useState<readonly Row[]>([])
  const queue = useRef<Promise<void>>(Promise.resolve())
  const nextKey = useRef(1)
  const set = (key: number, state: State) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, state } : row)))

  /** One after the other: a phone on a train has little to share. */
  const send = ({ key, file, keptAs }: Pick<Row, 'key' | 'file' | 'keptAs'>) => {
    set(key, { is: 'waiting' })
    queue.current = queue.current.then(async () => {
      set(key, { is: 'sending', part: 0 })
      const query = { ref: leakRef, name: file.name }
      const result = await sendFile(doors[side], file, query, (part) => set(key, { is: 'sending', part }))
      set(key, result.ok ? { is: 'stored' } : { is: 'refused', failure: result })
      if (result.ok) stored?.(keptAs, result.value)
    })
  }
  const add = (files: readonly { file: File; keptAs?: string }[]) => {
    const chosen = files.map((one): Row => {
      nextKey.current += 1
      return { key: nextKey.current, ...one, state: { is: 'waiting' } }
    })
    setRows((now) => [...now, ...chosen])
    for (const row of chosen) send(row)
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])]
    // The same file may be chosen again.
    event.target.value = ''
    add(chosen.map((file) => ({ file })))
  }
  const first = useRef<(() => void) | null>(() => add(kept.map(({ id, file }) => ({ file, keptAs: id }))))
  useEffect(() => {
    first.current?.()
    first.current = null
  }, [])
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{texts.help}</p>
      <Choosers {...{ texts, accept, choose }} />
      <ul role="status" className="grid gap-2 empty:hidden">
        {rows.map((row) => (
          <li key={row.key} className="grid gap-1 rounded-md border border-hairline bg-surface px-3 py-2 text-base">
            <span className="font-medium wrap-anywhere">{row.file.name}</span>
            <span className="text-sm">
              <Progress state={row.state} texts={texts} />
            </span>
            {row.state.is === 'refused' && mayWork(row.state.failure) && (
              <div>
                <button
                  type="button"
                  className={buttonClass({})}
                  aria-label={`${texts.again}: ${row.file.name}`}
                  onClick={() => send(row)}
                >
                  {texts.again}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

type ChoosersProps = {
  texts: Pick<FileTexts, 'add' | 'photo'>
  accept: string
  choose: (event: ChangeEvent<HTMLInputElement>) => void
}

/** The ways to choose files: those that there are, and the camera where fingers are. */
export function Choosers({ texts, accept, choose }: ChoosersProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <Chooser icon={Paperclip} text={texts.add} input={{ accept, multiple: true, onChange: choose }} />
      <Chooser
        icon={Camera}
        text={texts.photo}
        input={{ accept: 'image/*', capture: 'environment', onChange: choose }}
        className="hidden pointer-coarse:inline-flex"
      />
    </div>
  )
}

type ChooserProps = {
  icon: typeof Camera
  text: string
  input: Pick<React.ComponentProps<'input'>, 'accept' | 'multiple' | 'capture' | 'onChange'>
  className?: string
}

/** A button that chooses files. */
function Chooser({ icon, text, input, className = '' }: ChooserProps) {
  return (
    <label
      className={buttonClass(
        { size: 'lg' },
        `cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 ${className}`,
      )}
    >
      <Icon of={icon} size={18} />
      <span>{text}</span>
      <input type="file" className="sr-only" {...input} />
    </label>
  )
}

function Progress({ state, texts }: { state: State; texts: FileTexts }) {
  switch (state.is) {
    case 'waiting':
      return texts.waiting
    case 'sending':
      return state.part < 1 ? fill(texts.sending, { percent: String(Math.floor(state.part * 100)) }) : texts.checking
    case 'stored':
      return <span className="text-ok-ink">{texts.stored}</span>
    case 'refused':
      return <span className="text-danger">{`${texts.refused} ${whyNot(state.failure, texts)}`}</span>
  }
}

/** Sending the same again may work. */
const mayWork = ({ code }: Failure) => code === 'unavailable' || code === 'signed_out' || code === 'too_many'

function whyNot({ code, reason }: Failure, texts: FileTexts): string {
  const known = reason === undefined ? undefined : texts.why[reason]
  if (known) return known
  if (code === 'signed_out') return texts.signedOut
  return code === 'unavailable' ? texts.offline : texts.other
}
