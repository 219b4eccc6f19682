import { approveTrial } from './trials/approve'
import { killTrial } from './trials/kill'
import { raceTrial } from './trials/race'

const all = { kill: killTrial, race: raceTrial, approve: approveTrial }

/** `npm run trials [kill|race|approve]`: kills and races against a whole Dertig; 1 when one of them shows a loss. */
export async function trials(args: readonly string[]): Promise<number> {
  let failed = 0
  for (const [name, trial] of Object.entries(all)) {
    if (args.length > 0 && !args.includes(name)) continue
    console.log(`\n── ${name}`)
    const held = await trial()
    console.log(held ? 'holds' : 'DOES NOT HOLD')
    if (!held) failed += 1
  }
  return failed === 0 ? 0 : 1
}
