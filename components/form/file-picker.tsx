'use client'

import { Paperclip, X } from 'lucide'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { describedBy, Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { fileBoxClass } from '@/components/ui/input'
import type { Failure } from '@/lib/errors/refusal'
import { useRefusal } from './use-send'

type Props = {
  id: string
  label: string
  help?: ReactNode
  /** What is wrong with the file. */
  error?: string | undefined
  /** Endings to offer, as the browser takes them. */
  accept?: string
  multiple?: boolean
  required?: boolean
  /** What is chosen now, after each change. */
  onChoose?: (files: readonly File[]) => void
}

/** Words for a refusal as `useRefusal` gives them, what is wrong with the file apart: it stands at its field. */
export function useFileRefusal(failure: Failure | null) {
  const { whole, field } = useRefusal(failure)
  const ofFile = /^(file|table)_/.test(failure?.reason ?? '')
  return { whole: ofFile ? null : whole, file: (ofFile && whole) || undefined, field }
}

/**
 * Chooses a file, by a press, by the keyboard or by dropping it, in the words of Dertig and not those of the browser; says
 * which it is and how large. It is the browser's own control, named `file` in its form, seen through: without scripts it is
 * seen itself. Words: `common.file`.
 */
export function FilePicker({ id, label, help, error, accept, multiple, required, onChoose }: Props) {
  const t = useTranslations('common.file')
  const input = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [isOver, setOver] = useState(false)
  const choose = () => {
    const chosen = [...(input.current?.files ?? [])]
    setFiles(chosen)
    onChoose?.(chosen)
  }
  useEffect(() => {
    const form = input.current?.form
    const emptied = () => setFiles([])
    form?.addEventListener('reset', emptied)
    return () => form?.removeEventListener('reset', emptied)
  }, [])
  // What is wrong is heard where it can be mended.
  useEffect(() => {
    if (error) input.current?.focus()
  }, [error])
  const empty = () => {
    if (!input.current) return
    input.current.value = ''
    choose()
    input.current.focus()
  }
  return (
    <Field id={id} label={label} help={help}>
      <div
        data-over={isOver || undefined}
        className="relative flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md border border-dashed border-control bg-surface px-3 py-2 hover:border-text has-focus-visible:outline-2 has-focus-visible:outline-focus has-aria-invalid:border-2 has-aria-invalid:border-danger data-over:border-solid data-over:bg-hover"
      >
        <span aria-hidden className={buttonClass({}, '[@media(scripting:none)]:hidden')}>
          <Icon of={Paperclip} />
          {files.length > 0 ? t('other') : multiple ? t('several') : t('choose')}
        </span>
        <span
          id={`${id}-chosen`}
          role="status"
          className={cx(
            'grid min-w-0 gap-0.5 wrap-anywhere sm:w-auto sm:flex-1 [@media(scripting:none)]:hidden',
            files.length > 0 && 'order-first w-full sm:order-none',
          )}
        >
          {files.length === 0 ? (
            <span className="text-sm text-muted pointer-coarse:hidden">{t('drop')}</span>
          ) : (
            files.map((file) => <Chosen key={`${file.name} ${file.size}`} file={file} />)
          )}
        </span>
        <input
          ref={input}
          id={id}
          name="file"
          type="file"
          accept={accept}
          multiple={multiple}
          required={required}
          // The browser's own words would show when the pointer rests.
          title=""
          aria-invalid={error ? true : undefined}
          aria-describedby={`${describedBy(id, { help, ...(error ? { error } : {}) }) ?? ''} ${id}-chosen`.trim()}
          onChange={choose}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          className={cx(
            fileBoxClass,
            'absolute inset-0 size-full cursor-pointer opacity-0 [@media(scripting:none)]:static [@media(scripting:none)]:h-auto [@media(scripting:none)]:opacity-100',
          )}
        />
        {files.length > 0 && (
          <button type="button" onClick={empty} className={buttonClass({ variant: 'quiet', size: 'sm' }, 'relative')}>
            <Icon of={X} />
            {t('remove')}
          </button>
        )}
      </div>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </Field>
  )
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A file by its name and size. */
function Chosen({ file }: { file: File }) {
  const format = useFormatter()
  const step = Math.min(units.length - 1, file.size < 1000 ? 0 : Math.floor(Math.log10(file.size) / 3))
  const size = file.size / 1000 ** step
  return (
    <span>
      <span className="font-medium">{file.name}</span>{' '}
      <span className="text-sm whitespace-nowrap text-muted">
        {format.number(size, {
          style: 'unit',
          unit: units[step] ?? 'byte',
          unitDisplay: step === 0 ? 'long' : 'short',
          maximumFractionDigits: step > 1 ? 1 : 0,
        })}
      </span>
    </span>
  )
}
