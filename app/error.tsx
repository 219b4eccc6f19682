'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { labelled, unbroken } from '@/lib/text/locale'
import en from '@/lib/text/messages/en/broken.json'
import fr from '@/lib/text/messages/fr/broken.json'
import nl from '@/lib/text/messages/nl/broken.json'

const texts = { en, nl, fr: unbroken('fr', fr) }

/** A page that failed. Its texts travel with it, because the provider may be what failed. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const [language, setLanguage] = useState<keyof typeof texts>('en')
  const text = texts[language]
  useEffect(() => {
    const lang = document.documentElement.lang
    if (lang === 'nl' || lang === 'fr') setLanguage(lang)
  }, [])
  return (
    <div role="alert" className="mx-auto max-w-xl px-4 py-14">
      <h1 className="text-2xl">{text.title}</h1>
      <p className="mt-3 text-muted">{text.help}</p>
      {error.digest && (
        <p data-tabular className="mt-2 text-sm text-muted">
          {labelled(language, text.reference, error.digest)}
        </p>
      )}
      <p className="mt-6">
        <Button variant="primary" onClick={reset}>
          {text.retry}
        </Button>
      </p>
    </div>
  )
}
