import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { give } from '@/lib/config/process'
import { db } from '@/lib/db/client'
import { withDatabase } from '../../operator/store'
import { alarmTrial, fullForm } from './trial'

/** The trial of alarms on an embedded server of its own. Returns true when nothing was missed and nothing said twice. */
export async function alarmsTrial(): Promise<boolean> {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'dertig-alarms-'))
  give({ DERTIG_DATA: dataFolder, DATABASE_URL: '', LOG_LEVEL: 'silent' })
  let held = false
  try {
    await withDatabase(async () => {
      await db().organisation.create({ data: { id: 1, legalName: 'Trial' } })
      const { lines, faults } = await alarmTrial(fullForm)
      console.log([...lines, ...faults].join('\n'))
      held = faults.length === 0
      return 0
    })
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
  return held
}
