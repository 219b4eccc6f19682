import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { OperatorError } from '@/lib/errors/operator'
import { aReport } from '@/lib/leaks/facts/sample-report'
import { second } from '@/lib/time/length'
import { systemNow } from '@/lib/time/types'
import { type SignedIn, signedInPeople } from './people'
import { type Stack, startStack, whatIsThere } from './stack'

const writes = 500
const kills = 10
const writers = 4
/** A person may send twenty reports in ten minutes. */
const perPerson = 15

const answerSchema = z.object({ ok: z.literal(true), value: z.object({ ref: z.string() }) })

/**
 * Sends leak reports from several devices at once while application and database are killed (SIGKILL) at random moments.
 * Each device repeats a send under the same client id until it is acknowledged. Then every acknowledged report must be
 * there once and whole, nothing else, and the audit log must verify. Returns true when that holds.
 */
export async function killTrial(): Promise<boolean> {
  const stack = await startStack()
  try {
    const people = await signedInPeople(stack.ownerUrl, Math.ceil(writes / perPerson))
    const acknowledged = new Map<string, string>()
    let next = 0
    const device = async () => {
      while (next < writes) {
        const person = people[Math.floor(next / perPerson)]
        next += 1
        const clientId = randomUUID()
        if (person) acknowledged.set(clientId, await untilAcknowledged(stack, person, clientId))
      }
    }
    const devices = Promise.all(Array.from({ length: writers }, device))
    const struck = await strike(stack, () => acknowledged.size)
    await devices
    return await judge(stack, acknowledged, struck)
  } finally {
    await stack.stop()
  }
}

/** Kills at random counts of acknowledged writes, the application and the database in turn. */
async function strike(stack: Stack, done: () => number): Promise<string[]> {
  const struck: string[] = []
  const moments = Array.from({ length: kills }, () => randomInt(10, writes - 10)).sort((a, b) => a - b)
  for (const [index, moment] of moments.entries()) {
    while (done() < moment) await wait(5)
    await wait(randomInt(0, 40))
    const target = index % 2 === 0 ? 'application' : 'database'
    process.kill(target === 'application' ? stack.appProcess() : stack.databaseProcess(), 'SIGKILL')
    struck.push(`${target} at ${done()}`)
    await untilBack(stack)
  }
  return struck
}

async function untilBack(stack: Stack): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    await wait(100)
    const ready = await fetch(`${stack.address}/api/health/ready`, { signal: AbortSignal.timeout(5 * second) }).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
  }
  throw new OperatorError('The application did not come back after a kill.')
}

async function untilAcknowledged(stack: Stack, person: SignedIn, clientId: string): Promise<string> {
  const body = JSON.stringify(report(clientId))
  for (let attempt = 0; attempt < 3_000; attempt += 1) {
    const answer = await send(stack, person, body)
    if (answer?.status === 200) return answerSchema.parse(await answer.json()).value.ref
    if (answer && answer.status < 500)
      throw new OperatorError(`A report was refused with ${answer.status}: ${await answer.text()}`)
    await wait(50)
  }
  throw new OperatorError('A report was never acknowledged.')
}

async function send(stack: Stack, person: SignedIn, body: string): Promise<Response | null> {
  try {
    return await fetch(`${stack.address}/api/leaks/report`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', origin: stack.address, cookie: person.cookie },
      signal: AbortSignal.timeout(20 * second),
    })
  } catch {
    return null
  }
}

function report(clientId: string) {
  return { ...aReport({ story: `Trial ${clientId}`, language: 'en' }, systemNow()), clientId }
}

async function judge(stack: Stack, acknowledged: Map<string, string>, struck: string[]): Promise<boolean> {
  const found = await whatIsThere(stack)
  const lost = [...acknowledged].filter(([clientId, ref]) => found.refs.get(clientId) !== ref).length
  const unknown = [...found.refs.keys()].filter((clientId) => !acknowledged.has(clientId)).length
  console.log(`kills      ${struck.join(', ')}`)
  console.log(`writes     ${acknowledged.size} acknowledged, ${lost} lost, ${found.half} half, ${unknown} unknown`)
  console.log(`numbers    ${found.gaps} gaps`)
  console.log(`audit      ${found.audit}`)
  return acknowledged.size === writes && lost + found.half + unknown + found.gaps === 0 && found.audit === 'ok'
}
