import type { PrefillFacts, RecordText } from './prefill'
import type { DraftLanguage, DraftValues } from './values'

/** Texts of records in a draft that are in another language than the draft, by the field in which they stand. */
export type ForeignTexts = Readonly<Record<string, readonly RecordText[]>>

/**
 * What is still in another language: texts that a field took from a record which nobody wrote in the draft's language, as
 * long as they stand there. Pure.
 */
export function foreignTexts(values: DraftValues, facts: PrefillFacts, language: DraftLanguage): ForeignTexts {
  if (facts.language === language) return {}
  const taken: Readonly<Record<string, readonly RecordText[]>> = {
    purposes: facts.records.flatMap(({ purposes }) => purposes),
    prior_measures: facts.leak.priorMeasures.trim() === '' ? facts.records.flatMap(({ measures }) => measures) : [],
  }
  return Object.fromEntries(
    Object.entries(taken).flatMap(([code, texts]) => {
      const said = values[code]?.text ?? ''
      const foreign = texts.filter(({ text, inLanguages }) => !inLanguages[language] && said.includes(text.trim()))
      const once = [...new Map(foreign.map((one) => [`${one.ref} ${one.field}`, one])).values()]
      return once.length > 0 ? [[code, once]] : []
    }),
  )
}
