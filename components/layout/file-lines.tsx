import { TriangleAlert } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { fileSize } from './file-size'

export type FileLine = {
  id: string
  /** In place of a link where it may not be opened, or is gone. */
  name: string
  href: string | null
  kind: string
  size: number
  sha256: string
  day: ReactNode
  /** That something in it may act by itself. */
  warning: string | null
  /** What can be done with it. */
  deed?: ReactNode
}

/** Files that prove something, only ever a download: each with kind, size, day and hash. */
export async function FileLines({ files }: { files: readonly FileLine[] }) {
  const sizes = await Promise.all(files.map(({ size }) => fileSize(size)))
  return (
    <ul className="grid divide-y divide-hairline empty:hidden">
      {files.map(({ id, name, href, kind, sha256, day, warning, deed }, at) => (
        <li key={id} className="grid gap-0.5 py-2 wrap-anywhere">
          <span className="flex flex-wrap items-center justify-between gap-x-3">
            {href === null ? (
              <span className="text-muted">{name}</span>
            ) : (
              <a href={href} className="text-accent underline">
                {name}
              </a>
            )}
            {deed}
          </span>
          <span className="text-sm text-muted">
            {kind} · {sizes[at]} · {day}
          </span>
          <span className="text-sm text-muted">SHA-256 {sha256}</span>
          {warning !== null && (
            <span className="flex items-center gap-1.5 text-sm">
              <Icon of={TriangleAlert} size={16} /> {warning}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
