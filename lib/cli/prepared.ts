/** What the bootstrap found or made: the folder of the build that fits the sources. */
export type Prepared = { build?: string }

/** One command of package.json: its words and what was prepared for it; the answer is the exit code. */
export type Command = (args: readonly string[], prepared: Prepared) => Promise<number>
