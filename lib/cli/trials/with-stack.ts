import { give } from '@/lib/config/process'
import { withDatabase } from '../operator/store'
import { auditState, startStack } from './stack'

/** Runs a race on a whole Dertig of its own. Returns true when the race was fair and the audit log verifies after it. */
export async function heldOnStack(race: () => Promise<boolean>): Promise<boolean> {
  const stack = await startStack()
  try {
    give({ DERTIG_DATA: stack.dataFolder })
    let fair = false
    await withDatabase(async () => {
      fair = await race()
      return 0
    })
    const audit = auditState(stack)
    console.log(`audit      ${audit}`)
    return fair && audit === 'ok'
  } finally {
    await stack.stop()
  }
}
