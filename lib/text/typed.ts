import { z } from 'zod'
import { isPrintable } from './characters'

/** A text of at most so many characters, without spaces around it. Refuses `too_long.<max>`. */
export const textUpTo = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `too_long.${max}` })

/** A text that people type: of at most so many characters, all of which can be shown; may be empty. Refuses `control_characters`. */
export const shownText = (max: number) => textUpTo(max).refine(isPrintable, { error: 'control_characters' })
