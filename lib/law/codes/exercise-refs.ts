/** References of exercises have a range of their own, so that each of them says what it is: on screens, in mails, in logs. */
export const exercisePrefix = 'EX-'

export function exerciseRef(year: number, number: number): string {
  return `${exercisePrefix}${year}-${String(number).padStart(3, '0')}`
}

/** True for the reference of an exercise; the database holds that no other leak has one. */
export function isExerciseRef(ref: string): boolean {
  return ref.startsWith(exercisePrefix)
}
