import { expect, it } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { raceApprovals } from './approve-race'

const races = Number(process.env.DERTIG_RACES ?? 40)

const { department, editor, dpo, management } = someOffice()

it('an edit against an approval: one wins, and only what was named is in force', async () => {
  const raced = await raceApprovals({ departmentId: department, editor, dpo, management }, races)
  expect(raced.wrong).toEqual([])
  expect(raced.saved + raced.decided).toBeGreaterThan(0)
}, 900_000)
