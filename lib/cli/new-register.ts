import type { Command } from './check'
import { planOf } from './new-register/plan'
import { unwritten } from './new-register/texts'
import { writeRegister } from './new-register/write'

/** Writes a new register that works at once, and says what is left for a person (README, "How to add a register"). */
export const newRegister: Command = async (args) => {
  const plan = planOf(args)
  console.log(`Writing register ${plan.key}, ${plan.plural.toLowerCase()} …`)
  const { made, changed } = writeRegister(plan, '.')
  const list = (files: readonly string[]) => files.map((file) => `  ${file}`).join('\n')
  console.log(`
Written:
${list(made)}
A line added to:
${list(changed)}

It works already: npm run dev, then /registers/${plan.slug}. Next:
  1. lib/text/messages/${unwritten.join(' and ')}: write what npm run check names; look at the English too.
  2. lib/registers/${plan.slug}/rules.ts: what the law asks of a record, and by which article.
  3. npm run check; README.md, "How to add a register", says what else a register can do.`)
  return 0
}
