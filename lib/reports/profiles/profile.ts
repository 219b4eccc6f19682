import { z } from 'zod'
import { type RecordableReport, recordableReports } from '@/lib/leaks/facts/schema'
import { textUpTo } from '@/lib/text/typed'
import { items } from './items'

/** Name of a field, a section or an authority: part of a message key. */
const word = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

/** Words by language: what the company calls something where Dertig has no words, or other ones are asked. */
const wordsByLanguage = z.partialRecord(z.enum(['nl', 'fr', 'de', 'en']), textUpTo(400))
export type WordsByLanguage = z.infer<typeof wordsByLanguage>

const profileField = z.strictObject({
  /** The core fact of the leak that fills it (`core.ts`); label `drafts.fields.<code>`. */
  code: word,
  /** Heading of the form: `drafts.sections.<section>`. */
  section: word,
  item: z.enum(items).nullable(),
  kind: z.enum(['line', 'text']),
  /** Whether an empty answer counts as missing. `late`: only when filed after the clock's due moment. */
  needed: z.enum(['always', 'late', 'no']),
  /** What is proposed here is somebody's judgement (who was involved, why, how many): each is confirmed by itself, never all at once. */
  judgement: z.boolean(),
  max: z.number().int().min(1).max(10_000),
  /** The question as the authority words it. */
  question: wordsByLanguage.optional(),
  /** What the authority says about it. */
  help: wordsByLanguage.optional(),
})
export type ProfileField = z.infer<typeof profileField>

/**
 * Where a report stands among those to the same recipient (Art. 33(4)): the first, the one that completes it within its own
 * term, any later one, one that is complete at once, or the one that takes back what was notified.
 */
export const reportPhases = ['first', 'second', 'supplement', 'whole', 'withdrawn'] as const
export type ReportPhase = (typeof reportPhases)[number]

export const profileSchema = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/),
  /** To whom it goes: `drafts.authorities.<code>`. */
  authority: z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/),
  phase: z.enum(reportPhases),
  /** What its filing records in the leak: that ends its clock and starts what follows. */
  files: z.enum(recordableReports),
  /** Languages the authority accepts; another language is a working copy only. */
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  /** Where the list of fields comes from, and that it should be verified. */
  source: z.string().min(1).max(500),
  certainty: z.enum(['read', 'secondary', 'verify']),
  /** The form is announced and not in force yet. */
  announced: z.boolean().default(false),
  name: wordsByLanguage.optional(),
  /** Headings of sections, by their code. */
  headings: z.record(word, wordsByLanguage).optional(),
  fields: z.array(profileField).min(1).max(200),
})

/** What a report to one authority asks, in the order of its form. A draft keeps the profile it was made with. */
export type Profile = z.infer<typeof profileSchema>

/** The clock that a filing of this kind ends; null for a supplement, which has none, and for a withdrawal, which ends what still runs. */
export function clockEndedBy(files: RecordableReport): string | null {
  switch (files) {
    case 'part1_filed':
      return 'authority_part1'
    case 'part2_filed':
      return 'authority_part2'
    case 'supplement_filed':
    case 'gdpr_withdrawn':
    case 'nis2_withdrawn':
    case 'dora_withdrawn':
      return null
    default:
      return files
  }
}
