import { folded } from '@/lib/text/fold'

/** A text as headers and values are compared: without case, accents, signs and what stands in brackets. */
export function keyOf(text: string): string {
  return bare(folded(text).replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')) || wholeKeyOf(text)
}

/** The same with what stands in brackets. */
export function wholeKeyOf(text: string): string {
  return bare(folded(text))
}

function bare(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
}
