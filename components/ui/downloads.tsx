import { buttonClass } from './button'

/** A file that can be had: its address, its kind in short words, and the whole sentence for people who listen. */
export type Download = { href: string; label: string; name: string }

/** The same content as files of several kinds; the first is the usual one. `quiet`: beside a button that matters more. */
export function Downloads({ label, files, quiet }: { label: string; files: readonly Download[]; quiet?: boolean }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-3">
      {files.map((file, n) => (
        <li key={file.href}>
          <a
            href={file.href}
            aria-label={file.name}
            className={buttonClass({ variant: n === 0 && !quiet ? 'primary' : 'secondary' })}
          >
            {file.label}
          </a>
        </li>
      ))}
    </ul>
  )
}
