'use client'

import { Button } from '@/components/ui/button'

/** Prints the page. */
export function PrintButton({ text }: { text: string }) {
  return <Button onClick={() => window.print()}>{text}</Button>
}
