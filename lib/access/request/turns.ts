/** A door at which so many are let in at once, and no more. Who enters must leave. */
export type Turns = {
  /** Waits for a turn; who is to go first passes those who are not. */
  enter(first?: boolean): Promise<void>
  /** Gives the turn to the next. */
  leave(): void
  /** How many wait. */
  waiting(): number
}

export function turns(atOnce: number): Turns {
  let inside = 0
  const firsts: (() => void)[] = []
  const others: (() => void)[] = []
  return {
    enter: async (first = false) => {
      if (inside >= atOnce) await new Promise<void>((resolve) => (first ? firsts : others).push(resolve))
      else inside += 1
    },
    leave: () => {
      const next = firsts.shift() ?? others.shift()
      if (next) next()
      else inside -= 1
    },
    waiting: () => firsts.length + others.length,
  }
}
