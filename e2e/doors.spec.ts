import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type Answered, bodyDoors, type Knock, knockAt, knocks, memoryOf, pressAt } from '@/lib/cli/trials/doors'
import { signedInPeople } from '@/lib/cli/trials/people'
import { type Stack, startStack } from '@/lib/cli/trials/stack'
import { expect, test } from './fixtures'

/** Kept, so that what was found is found again; another one is given by DERTIG_SEED, and more knocks by DERTIG_KNOCKS. */
const seed = Number(process.env.DERTIG_SEED ?? 20_261_128)
const count = Number(process.env.DERTIG_KNOCKS ?? 1_000)
const atOnce = 8

test.describe.configure({ mode: 'serial' })

/** A Dertig of its own: what strangers do here stands in no log that others read. */
let stack: Stack
let cookies: string[] = []
test.beforeAll(async () => {
  test.setTimeout(600_000)
  stack = await startStack(undefined, process.execPath, 'demo')
  for (const role of ['employee', 'editor', 'dpo', 'auditor', 'admin'] as const)
    cookies.push(...(await signedInPeople(stack.ownerUrl, 1, role)).map(({ cookie }) => cookie))
})
test.afterAll(async () => {
  await stack?.stop()
  cookies = []
})

/** Ids of the actions of the build that runs. */
function actionIds(): string[] {
  const folder = path.dirname(readFileSync(`/proc/${stack.appProcess()}/cmdline`, 'utf8').split('\0').at(-2) ?? '')
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(folder, '.next/server/server-reference-manifest.json'), 'utf8'),
  )
  return Object.keys(z.object({ node: z.record(z.string(), z.unknown()) }).parse(manifest).node)
}

test(`${count} odd requests at every door: no 5xx, none without an answer, no growth`, async () => {
  test.setTimeout(600_000)
  const stream = knocks({ seed, count, address: stack.address, cookies, actionIds: actionIds() })
  const wrong: { knock: string; answered: Answered }[] = []
  const memory: number[] = []
  let [done, good] = [0, 0]
  const judge = (knock: Knock, answered: Answered) => {
    done += 1
    if (answered.status === 200) good += 1
    if (done % 250 === 0) memory.push(memoryOf(stack.appProcess()))
    const { status } = answered
    if (typeof status === 'number' && status < 500) return
    // A length that is none is answered by the parser, which then hangs up.
    if (status === 'cut' && knock.headers['content-length'] !== undefined) return
    wrong.push({
      knock: JSON.stringify({ ...knock, body: knock.body?.toString('utf8').slice(0, 300) }).slice(0, 900),
      answered,
    })
  }
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const knock of stream) judge(knock, await knockAt(stack.address, knock))
    }),
  )
  expect(wrong).toEqual([])
  expect(done).toBe(count)
  // They reach what they are about: pages are shown, doors are passed.
  expect(good).toBeGreaterThan(count / 20)
  // The first third loads what every page needs; after that nothing that strangers send may stay.
  const third = Math.floor(memory.length / 3)
  const least = (part: number[]) => Math.min(...part)
  const growth = least(memory.slice(2 * third)) - least(memory.slice(third, 2 * third))
  console.log(`memory, in MB: ${memory.join(' ')}; ${good} answered with 200`)
  // The collector takes its time: this sees what keeps 150 kB of every request.
  expect(growth).toBeLessThan(300)
})

for (const announced of [true, false]) {
  for (const door of bodyDoors) {
    const { method, headers } = door
    test(`six times 100 MB ${announced ? '' : 'without their length '}at ${method} ${door.path}, ${headers['content-type']}`, async () => {
      test.setTimeout(120_000)
      const pressed = await pressAt(stack.address, stack.appProcess(), door, announced)
      console.log(JSON.stringify(pressed))
      expect(pressed.statuses).toMatch(/^(413|401|cut)( (413|401|cut))?$/)
      expect(pressed.risenMb).toBeLessThan(120)
      expect(pressed.longestMs).toBeLessThan(1_000)
    })
  }
}
