/** A door at which so many are let in at once, and no more. Who enters must leave. */
export type Turns = {
  /** Waits for a turn; who is to go first passes those who are not. */
  enter(first?: boolean): Promise<void>
  /** Gives the turn to the next, at once or after its rest. */
  leave(): void
  /** How many wait. */
  waiting(): number
}

/** The shortest and the longest rest of a turn. */
const [restsAtLeastMs, restsAtMostMs] = [50, 250]

/**
 * Turns for so many at once. Where turns rest, each stays empty for as long as it was used before the next may take it, while
 * somebody waits: whatever the crowd, the machine is half free for everybody else. Nobody who is to go first waits for a rest.
 */
export function turns(atOnce: number, { rests = false, now = () => performance.now() } = {}): Turns {
  let inside = 0
  const began: number[] = []
  const firsts: (() => void)[] = []
  const others: (() => void)[] = []
  const waiting = () => firsts.length + others.length
  const give = () => {
    const next = firsts.shift() ?? others.shift()
    if (next) next()
    else inside -= 1
  }
  return {
    enter: async (first = false) => {
      if (inside >= atOnce) await new Promise<void>((resolve) => (first ? firsts : others).push(resolve))
      else inside += 1
      began.push(now())
    },
    leave: () => {
      const used = now() - (began.shift() ?? now())
      if (!rests || firsts.length > 0 || others.length === 0) return give()
      setTimeout(give, Math.min(Math.max(used, restsAtLeastMs), restsAtMostMs))
    },
    waiting,
  }
}
