import type { TextLanguage } from '@/lib/law/codes/languages'
import type { StatementLanguage } from '../model/schema'

/** What the register does not say and a statement must; worded in `statement-draft.gaps`. */
export const gapCodes = [
  'company',
  'contact',
  'dpo',
  'authority',
  'purposes',
  'description',
  'basis',
  'law',
  'interest',
  'withdrawal',
  'provision',
  'people',
  'data',
  'sources',
  'origin',
  'recipients',
  'name',
  'country',
  'transfers',
  'mechanism',
  'retention',
  'term',
  'approved',
  'translation',
] as const
export type GapCode = (typeof gapCodes)[number]

/** Where a gap is filled: a field of a record, or a part of the form of the organisation. */
export type GapPlace =
  | { kind: 'record'; ref: string; register: string; field: string }
  | { kind: 'organisation'; section: 'company' | 'contact' | 'authority' }
  | { kind: 'register'; register: string }

export type Gap = { code: GapCode; at: GapPlace; text: string }

/** A line of the draft: a name above others, a paragraph, an item of a list; `language`: the register has its words in another one. */
export type DraftLine = {
  kind: 'name' | 'text' | 'item'
  text: string
  language: TextLanguage | null
  gaps: readonly Gap[]
}

export const draftSections = [
  'short',
  'who',
  'purposes',
  'sources',
  'recipients',
  'transfers',
  'retention',
  'rights',
  'objection',
  'complaint',
  'machine',
  'changes',
] as const
export type DraftSectionKey = (typeof draftSections)[number]

export type DraftSection = { key: DraftSectionKey; heading: string; lines: readonly DraftLine[] }

export type Draft = { language: StatementLanguage; title: string; sections: readonly DraftSection[] }

/** Every gap of a draft, in its order. */
export const gapsOf = (draft: Draft): Gap[] =>
  draft.sections.flatMap(({ lines }) => lines.flatMap(({ gaps }) => [...gaps]))

/** A line with its gaps in square brackets, as a document has it. */
export const lineText = ({ text, gaps }: DraftLine): string =>
  [text, ...gaps.map((gap) => `[${gap.text}]`)].filter(Boolean).join(' ')

/** The draft as plain text, with numbered headings: as a version of the text is kept and compared. */
export function plainDraft({ title, sections }: Draft): string {
  const parts = sections.map(({ heading, lines }, at) => [
    `${at + 1}. ${heading}`,
    ...lines.map((line) => {
      if (line.kind === 'name') return `\n${lineText(line)}`
      return line.kind === 'item' ? `• ${lineText(line)}` : lineText(line)
    }),
  ])
  return [title, ...parts.map((lines) => lines.join('\n'))].join('\n\n')
}
