'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'

/** Larger files hold no statement. */
const mostBytes = 1024 * 1024

/** Reads a file of text or HTML on this device into the answer of the form; it goes to the server with the form, as text. */
export function TextFromFile() {
  const t = useTranslations('statement.version')
  const [said, setSaid] = useState('')
  const id = useId()
  async function read(file: File | undefined) {
    if (!file) return
    if (file.size > mostBytes) return setSaid(t('fileTooLarge'))
    const text = await file.text()
    // Bytes that are no text: a picture, a document of a word processor.
    if (text.includes('\u0000') || text.split('\ufffd').length > 10) return setSaid(t('fileNoText'))
    const answer = document.querySelector<HTMLTextAreaElement>('textarea#field-text')
    const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    if (!answer || !write) return
    write.call(answer, text)
    answer.dispatchEvent(new Event('input', { bubbles: true }))
    setSaid(t('fileRead', { name: file.name }))
  }
  return (
    <div className="mb-6 grid max-w-3xl gap-1 rounded-md border border-hairline bg-surface px-4 py-3">
      <label htmlFor={id} className="font-medium">
        {t('file')}
      </label>
      <input
        id={id}
        type="file"
        accept=".txt,.html,.htm,text/plain,text/html"
        className="min-h-9 text-sm"
        onChange={(event) => read(event.target.files?.[0])}
      />
      <p role="status" className="text-sm text-muted empty:hidden">
        {said}
      </p>
    </div>
  )
}
