'use client'

import { catchError } from 'next/error'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

type Props = { text: string; retry: string; children?: ReactNode }

/** Says that a part of a page could not be shown, and offers to try again; the rest of the page stands. */
export const PanelBoundary = catchError<Props>(({ text, retry }, { retry: again }) => (
  <div role="alert" className="grid justify-items-start gap-3 rounded-md border border-hairline bg-surface px-4 py-3">
    <p className="text-sm">{text}</p>
    <Button size="sm" onClick={again}>
      {retry}
    </Button>
  </div>
))
