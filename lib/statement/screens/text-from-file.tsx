'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { FilePicker } from '@/components/form/file-picker'

/** Larger files hold no statement. */
const mostBytes = 1024 * 1024

/** Reads a file of text or HTML on this device into the answer of the form; it goes to the server with the form, as text. */
export function TextFromFile() {
  const t = useTranslations('statement.version')
  const [said, setSaid] = useState('')
  const [wrong, setWrong] = useState('')
  const id = useId()
  async function read(file: File | undefined) {
    setSaid('')
    setWrong('')
    if (!file) return
    if (file.size > mostBytes) return setWrong(t('fileTooLarge'))
    const text = await file.text()
    // Bytes that are no text: a picture, a document of a word processor.
    if (text.includes('\u0000') || text.split('\ufffd').length > 10) return setWrong(t('fileNoText'))
    const answer = document.querySelector<HTMLTextAreaElement>('textarea#field-text')
    const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    if (!answer || !write) return
    write.call(answer, text)
    answer.dispatchEvent(new Event('input', { bubbles: true }))
    setSaid(t('fileRead', { name: file.name }))
  }
  return (
    <div className="mb-6 grid max-w-3xl gap-1">
      <FilePicker
        id={id}
        label={t('file')}
        error={wrong}
        accept=".txt,.html,.htm,text/plain,text/html"
        onChoose={([file]) => read(file)}
      />
      <p role="status" className="text-sm text-muted empty:hidden">
        {said}
      </p>
    </div>
  )
}
