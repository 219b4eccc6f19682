'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, type ButtonLook } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { toClipboard } from './clipboard'

const shownOfHash = 12

/** What became of copying this text; another text has not been copied yet. */
function useCopy(text: string) {
  const [tried, setTried] = useState<{ text: string; worked: boolean } | null>(null)
  const now = tried?.text === text ? tried : null
  return {
    copied: now?.worked === true,
    refused: now?.worked === false,
    copy: async () => setTried({ text, worked: await toClipboard(text) }),
  }
}

/** A button that copies a text and says so, also to who does not see it. Words: `common.copy`. */
export function CopyButton({ text, ...look }: { text: string } & ButtonLook) {
  const t = useTranslations('common.copy')
  const { copied, refused, copy } = useCopy(text)
  return (
    <>
      <Button {...look} onClick={copy}>
        {copied ? t('copied') : t('copy')}
      </Button>
      <Outcome text={text} copied={copied} refused={refused} />
    </>
  )
}

/** A hash: its beginning to read, the whole on hover, and copied by a press. `kind` is what stands before it, e.g. SHA-256. */
export function CopyHash({ hash, kind }: { hash: string; kind?: string }) {
  const t = useTranslations('common.copy')
  const { copied, refused, copy } = useCopy(hash)
  const shown = `${hash.slice(0, shownOfHash)}…`
  return (
    <>
      <button
        type="button"
        onClick={copy}
        title={hash}
        aria-label={t('hash', { hash })}
        className="min-h-7 rounded-md border border-hairline bg-sunken px-2 font-mono text-sm text-muted hover:border-control"
      >
        {copied ? t('copied') : kind ? `${kind} ${shown}` : shown}
      </button>
      <Outcome text={hash} copied={copied} refused={refused} />
    </>
  )
}

/** Tells a screen reader that it worked; where the browser refused, shows the text selected, for the keyboard to copy. */
function Outcome({ text, copied, refused }: { text: string; copied: boolean; refused: boolean }) {
  const t = useTranslations('common.copy')
  return (
    <>
      <span role="status" className="sr-only">
        {copied && t('copied')}
        {refused && t('refused')}
      </span>
      {refused && (
        <span className="grid w-full gap-1 text-sm">
          <span aria-hidden="true">{t('refused')}</span>
          <Input readOnly value={text} aria-label={t('text')} ref={(field) => field?.select()} />
        </span>
      )}
    </>
  )
}
