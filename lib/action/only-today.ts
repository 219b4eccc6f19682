import 'server-only'
import { redirect } from 'next/navigation'
import { currentAsOf } from '@/lib/access/past/as-of'

/** Where there is nothing but writing: shows the register or the record instead while a past date is chosen. */
export async function onlyToday(instead: string): Promise<void> {
  if ((await currentAsOf()) !== null) redirect(instead)
}
