/** `npm run trials`: kills and races against a running application. */
export async function trials(): Promise<number> {
  console.log('no trials yet')
  return 0
}
