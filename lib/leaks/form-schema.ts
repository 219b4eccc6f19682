import { peopleToldSchema, setAwareSchema, setMomentSchema } from './facts/schema'
import { typedMomentSchema } from './facts/typed-moment'

/** Forms in which a person types a moment in the company's zone; the command behind them takes the instant. */
export const awareForm = setAwareSchema.extend({ at: typedMomentSchema })
export const momentForm = setMomentSchema.extend({ at: typedMomentSchema })
export const toldForm = peopleToldSchema.extend({ at: typedMomentSchema })
