import { z } from 'zod'
import { leakFactsSchema, type UpdateFactsInput, updateFactsSchema } from './facts/schema'

const count = leakFactsSchema.shape.persons.shape.min
const number = z.union([
  count,
  z
    .string()
    .trim()
    .regex(/^\d{0,10}$/, { error: 'invalid_number' })
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(count),
])
const orNothing = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' ? null : value), schema)
const { persons: _persons, records: _records, ...plain } = leakFactsSchema.shape

/** The facts as the form sends them: counts in three answers each, yes and no as words. */
const valuesSchema = z.object({
  ...plain,
  personalData: orNothing(z.enum(['yes', 'no']).nullable()),
  cause: orNothing(plain.cause),
  origin: orNothing(plain.origin),
  act: orNothing(plain.act),
  intent: orNothing(plain.intent),
  discoveredBy: orNothing(plain.discoveredBy),
  riskLevel: orNothing(plain.riskLevel),
  delayReason: orNothing(plain.delayReason),
  crossBorderStates: z
    .array(
      z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[A-Z]{2}$/, { error: 'format' }),
    )
    .max(50),
  personsMode: leakFactsSchema.shape.persons.shape.mode,
  personsMin: number,
  personsMax: number,
  recordsMode: leakFactsSchema.shape.records.shape.mode,
  recordsMin: number,
  recordsMax: number,
})

export const factsFormSchema = updateFactsSchema.omit({ facts: true }).extend({ values: valuesSchema })

/** The facts that a sent form means. */
export function factsInput({ ref, version, values }: z.infer<typeof factsFormSchema>): UpdateFactsInput {
  const { personsMode, personsMin, personsMax, recordsMode, recordsMin, recordsMax, personalData, ...same } = values
  return {
    ref,
    version,
    facts: {
      ...same,
      personalData: personalData === null ? null : personalData === 'yes',
      persons: { mode: personsMode, min: personsMin, max: personsMax },
      records: { mode: recordsMode, min: recordsMin, max: recordsMax },
    },
  }
}
