import type { Choice } from '@/components/ui/input'
import type { JsonValue } from '@/lib/errors/json'
import type { Result } from '@/lib/errors/refusal'

/** One question of a small form that does one thing. */
export type ActField = {
  name: string
  kind: 'line' | 'text' | 'choice' | 'tiles' | 'moment' | 'number' | 'check' | 'date'
  label: string
  help?: string
  /** Small words beside the label. */
  mark?: string
  options?: readonly Choice[]
  /** Words of the empty choice. */
  empty?: string
  value?: string
  /** moment: the company's zone, shown beside it. */
  zone?: string
  /** Asked only while another answer is one of these. */
  when?: { field: string; in: readonly string[] }
  /** Shown before the answer that asks for it is given; sent only with it. */
  early?: boolean
  /** Asked only after the server asked for it, e.g. the reason of late awareness. */
  onRequest?: boolean
}

export type ActProps = {
  /** What it does, in one word: what is typed and not sent is kept under it. Two acts on one page never share one and `fixed`. */
  name: string
  action: (input: unknown) => Promise<Result<unknown>>
  /** Sent as it is beside the answers: which leak, which version. */
  fixed: Readonly<Record<string, JsonValue>>
  fields: readonly ActField[]
  submit: string
  /** One button for each answer to this question, in place of `submit`: pressing it answers and sends. The first is the main one. */
  buttons?: { field: string; options: readonly Choice[] }
  variant?: 'primary' | 'secondary' | 'danger'
  /** Where to go when it is done; else the page is read anew. `{ref}` and `{id}` stand for those of the result. */
  doneHref?: string
  savedText: string
  offsetLabel: string
}

/** Answers as text, as they are typed: moments as local date and time. */
export type Answers = Readonly<Record<string, string>>
