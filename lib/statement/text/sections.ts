import { z } from 'zod'

/** A part of the text under its heading, by offsets; `key` is its number as the text has it ("6.1"), or `intro`. */
export const sectionSchema = z.object({ key: z.string(), heading: z.string(), start: z.number(), end: z.number() })
export type Section = z.infer<typeof sectionSchema>

type Candidate = { number: readonly number[]; heading: string; start: number }

const longestHeading = 120

/**
 * The sections of a plain text, in order and without gaps: what stands before the first heading is `intro`. A heading is a
 * numbered line that follows on the last one (after 4.2: 4.3, 4.2.1 or 5); a table of contents, where the numbers begin twice,
 * belongs to what stands before. Without numbers, short lines above a paragraph are headings, numbered in order.
 */
export function sectionsOf(text: string): Section[] {
  const found = numbered(text)
  const headings = found.length > 0 ? found : unnumbered(text)
  const sections = headings.map(({ key, heading, start }, at) => ({
    key,
    heading,
    start,
    end: headings[at + 1]?.start ?? text.length,
  }))
  const first = sections[0]?.start ?? text.length
  return first > 0 ? [{ key: 'intro', heading: '', start: 0, end: first }, ...sections] : sections
}

type Heading = { key: string; heading: string; start: number }

function numbered(text: string): Heading[] {
  const lines = [...text.matchAll(/^(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?[ \t]+(\S.*)$/gm)]
  const candidates = lines
    .filter(([line]) => line.length <= longestHeading)
    .map(
      ({ 1: number = '', 2: heading = '', index }): Candidate => ({
        number: number.split('.').map(Number),
        heading,
        start: index,
      }),
    )
  const accepted: Candidate[] = []
  for (const candidate of afterContents(candidates, text)) {
    const last = accepted.at(-1)
    if (last ? follows(candidate.number, last.number) : candidate.number.join('.') === '1') accepted.push(candidate)
  }
  return accepted.map(({ number, heading, start }) => ({ key: number.join('.'), heading, start }))
}

/** Without the headings of a table of contents: the numbers begin anew after nothing but numbered lines and items. */
function afterContents(candidates: readonly Candidate[], text: string): readonly Candidate[] {
  const ones = candidates.flatMap(({ number }, at) => (number.join('.') === '1' ? [at] : []))
  const [first, second] = ones
  if (first === undefined || second === undefined) return candidates
  const between = text.slice(candidates[first]?.start, candidates[second]?.start).split('\n')
  const isContents = second - first > 1 && between.every((line) => line === '' || /^[—–•*-]|^\d/.test(line))
  return isContents ? candidates.slice(second) : candidates
}

/** 4.2 is followed by 4.3, 4.2.1 and 5; up to two numbers may be missing. */
function follows(next: readonly number[], last: readonly number[]): boolean {
  if (next.length > last.length) {
    return next.length === last.length + 1 && last.every((n, at) => n === next[at]) && (next.at(-1) ?? 0) <= 2
  }
  const level = next.length - 1
  const step = (next[level] ?? 0) - (last[level] ?? 0)
  return next.slice(0, level).every((n, at) => n === last[at]) && step >= 1 && step <= 3
}

function unnumbered(text: string): Heading[] {
  const found = [...text.matchAll(/(?:^|\n\n)([^\n]{2,80})(?=\n)/g)]
  return found
    .map(({ 0: whole, 1: heading = '', index }) => ({ heading, start: index + whole.length - heading.length }))
    .filter(({ heading }) => !/[.;:,!?]$|^[•*–—-]/.test(heading))
    .map((one, at) => ({ ...one, key: `${at + 1}` }))
}

/** The section in which a place of the text lies. */
export function sectionAt(sections: readonly Section[], place: number): Section | null {
  return sections.find(({ start, end }) => start <= place && place < end) ?? null
}
