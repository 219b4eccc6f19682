import { buttonClass } from './button'

/** A file that can be had: its address, its kind in short words, and the whole sentence for people who listen. */
export type Download = { href: string; label: string; name: string }

/** The same content as files of several kinds; the first is the usual one. */
export function Downloads({ label, files }: { label: string; files: readonly Download[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-3">
      {files.map((file, n) => (
        <li key={file.href}>
          <a
            href={file.href}
            aria-label={file.name}
            className={buttonClass({ variant: n === 0 ? 'primary' : 'secondary' })}
          >
            {file.label}
          </a>
        </li>
      ))}
    </ul>
  )
}
