import { spawnSync } from 'node:child_process'
import { alarmsTrial } from './trials/alarms/run'
import { approveTrial } from './trials/approve-race'
import { busyTrial } from './trials/busy'
import { documentsTrial } from './trials/documents'
import { houseTrial } from './trials/house'
import { importsTrial } from './trials/imports'
import { killTrial } from './trials/kill'
import { loadTrial } from './trials/load'
import { raceTrial } from './trials/race'
import { saveTrial } from './trials/save'

const all = {
  ...{ kill: killTrial, race: raceTrial, approve: approveTrial, load: loadTrial, documents: documentsTrial },
  ...{ save: saveTrial, busy: busyTrial, alarms: alarmsTrial, house: houseTrial },
  imports: importsTrial,
}

/**
 * `npm run trials [kill|race|approve|load|documents|save|busy|alarms|house|imports]`: kills, races, crowds, saves, alarms and a lost data folder against a whole Dertig; 1 when one of them shows a loss. Several
 * run one after the other, each in a process of its own: a process knows one database in its life.
 */
export async function trials(args: readonly string[]): Promise<number> {
  const chosen = Object.entries(all).filter(([name]) => args.length === 0 || args.includes(name))
  const [only] = chosen
  if (only && chosen.length === 1) return (await told(...only)) ? 0 : 1
  const failed = chosen.filter(([name]) => !heldAlone(name))
  return failed.length === 0 ? 0 : 1
}

async function told(name: string, trial: () => Promise<boolean>): Promise<boolean> {
  console.log(`\n── ${name}`)
  const held = await trial()
  console.log(held ? 'holds' : 'DOES NOT HOLD')
  return held
}

function heldAlone(name: string): boolean {
  return spawnSync(process.execPath, ['lib/cli/bootstrap.mjs', 'trials', name], { stdio: 'inherit' }).status === 0
}
