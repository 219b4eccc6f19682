import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/button'
import { fill } from '@/lib/time/length'
import type { SentReceipt } from '../../device/draft'
import type { KeptFile } from '../../device/kept-files'
import type { Happening } from '../../facts/answers'
import { AddFiles } from '../files/add-files'
import type { FileTexts } from '../files/texts'
import type { ReportTexts } from './texts'

/** What adding files needs of the page. */
export type FilesOfReport = { texts: FileTexts; accept: string; mostBytes: number }

type Props = {
  receipt: SentReceipt
  happened: Happening
  texts: ReportTexts
  files: FilesOfReport
  /** What this device kept for it, which goes now. */
  kept: readonly KeptFile[]
  stored: (keptAs?: string) => void
  /** Of a report without a name: how its sender follows it. */
  code: string | null
  again: () => void
}

/** Proof that the report arrived, who sees it, what follows and when, and what to do now. */
export function Receipt({ receipt, happened, texts, files, kept, stored, code, again }: Props) {
  const words = texts.receipt
  const read = code ? { ...words.steps.read, what: texts.anonymous.read } : words.steps.read
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const names = receipt.alerted.join(', ').replace(/, ([^,]*)$/, ` ${words.and} $1`)
  return (
    <div className="grid gap-6">
      <div className="rounded-md bg-ok px-4 py-4 text-ok-ink">
        <h1 ref={heading} tabIndex={-1} className="text-2xl outline-none">
          {words.title}
        </h1>
        <p>{texts.good}</p>
        <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
          <dt>{words.ref}</dt>
          <dd data-tabular className="text-xl font-semibold select-all">
            {receipt.ref}
          </dd>
          <dt>{words.received}</dt>
          <dd>
            <time>{receipt.receivedText}</time>, {words.device}
          </dd>
          <dt>{words.alerted}</dt>
          <dd>{names || words.nobody}</dd>
        </dl>
      </div>
      {code ? (
        <SecretLink code={code} texts={texts} />
      ) : (
        <section aria-labelledby="receipt-files" className="grid gap-2">
          <h2 id="receipt-files" className="text-xl">
            {fill(files.texts.after, { ref: receipt.ref })}
          </h2>
          <p>{files.texts.afterHelp}</p>
          <AddFiles
            leakRef={receipt.ref}
            side="reporter"
            texts={files.texts}
            accept={files.accept}
            kept={kept}
            stored={stored}
          />
        </section>
      )}
      <section aria-labelledby="receipt-next">
        <h2 id="receipt-next" className="mb-2 text-xl">
          {words.next}
        </h2>
        <ol className="grid gap-3">
          {[read, words.steps.look, words.steps.decide].map((step) => (
            <li key={step.when} className="grid gap-x-4 sm:grid-cols-[9rem_1fr]">
              <span className="font-semibold">{step.when}</span>
              <span>{fill(step.what, { names: names || words.somebody })}</span>
            </li>
          ))}
        </ol>
      </section>
      <dl className="grid gap-3 sm:grid-cols-2">
        <Tip title={words.do} text={texts.tips[happened].do} />
        <Tip title={words.dont} text={texts.tips[happened].dont} />
      </dl>
      <div className="flex flex-wrap gap-3">
        {code === null && (
          <>
            <a className={buttonClass({ variant: 'primary', size: 'lg' })} href={`/my-reports/${receipt.ref}`}>
              {words.more}
            </a>
            <a className={buttonClass({ size: 'lg' })} href="/my-reports">
              {words.mine}
            </a>
          </>
        )}
        <button type="button" className={buttonClass({ variant: 'quiet', size: 'lg' })} onClick={again}>
          {words.again}
        </button>
      </div>
      <p className="text-base text-muted">{words.wiped}</p>
    </div>
  )
}

/** The only way back to a report without a name. */
function SecretLink({ code, texts }: { code: string; texts: ReportTexts }) {
  const words = texts.anonymous
  const link = `${location.origin}/leak-status#${code}`
  return (
    <section
      aria-labelledby="secret-link"
      className="grid gap-2 rounded-md border-2 border-withinday-ink bg-withinday px-4 py-4 text-withinday-ink"
    >
      <h2 id="secret-link" className="text-xl">
        {words.linkTitle}
      </h2>
      <p>{words.linkHelp}</p>
      <a href={link} target="_blank" rel="noreferrer" className="font-mono text-base break-all underline select-all">
        {link}
      </a>
    </section>
  )
}

function Tip({ title, text }: { title: string; text: string }) {
  return (
    <div className="rounded-md border border-hairline bg-surface px-4 py-3">
      <dt className="font-semibold">{title}</dt>
      <dd>{text}</dd>
    </div>
  )
}
