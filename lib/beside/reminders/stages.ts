/** Days before something falls due on which people are reminded, then once on the day and once after it. */
const before = [90, 30, 7] as const
export type Stage = (typeof before)[number] | 0 | 'overdue'

/** The window in which anything is said: from 90 days before to 90 days after. */
export const reminderWindow = 90

/**
 * What is to be said of something due in so many days (negative: past). The stage that has come, not the ones that went by:
 * after a standstill people get one mail, not three. Null: too early, or so long past that nobody is told any more.
 */
export function stageOf(daysLeft: number): Stage | null {
  if (daysLeft > reminderWindow || daysLeft < -reminderWindow) return null
  if (daysLeft < 0) return 'overdue'
  if (daysLeft === 0) return 0
  return before.reduce<Stage | null>((found, days) => (daysLeft <= days ? days : found), null)
}
