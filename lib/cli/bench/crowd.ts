import { aReport } from '@/lib/leaks/facts/sample-report'
import { second } from '@/lib/time/length'
import { systemNow } from '@/lib/time/types'
import { clickedPath, clickHeaders } from '../trials/clicks'
import { ask, type Times, timesOf } from './asks'
import type { Visitor } from './visits'

export type Crowd = Times & { what: 'clicks' | 'pages'; perSecond: number; errors: readonly string[]; writes: number }

const clients = 16
const writeEvery = 10

/** Sixteen people at once for so long: nine of ten open a page of the list, one of ten reports a leak. */
export async function crowd(
  address: string,
  what: Crowd['what'],
  visitors: readonly Pick<Visitor, 'cookie'>[],
  lastPage: number,
  seconds: number,
): Promise<Crowd> {
  const until = Date.now() + seconds * second
  const times: number[] = []
  const errors: string[] = []
  let writes = 0
  const orders = ['title', '-title', 'ref', '-updatedAt']
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const visitor = visitors[client % visitors.length]
      if (!visitor) return
      const headers = { cookie: visitor.cookie, ...(what === 'clicks' ? clickHeaders : {}) }
      for (let turn = client; Date.now() < until; turn += 1) {
        if (turn % writeEvery === 0) {
          writes += 1
          const report = { 'content-type': 'application/json', origin: address, cookie: visitor.cookie }
          const answer = await ask(address, '/api/leaks/report', report, JSON.stringify(aReport({}, systemNow())))
          if (answer.status >= 400 && answer.status !== 429) errors.push(`report ${answer.status}`)
          continue
        }
        const page = 1 + ((turn * 13) % Math.min(lastPage, 20))
        const path = `/registers/activities?sort=${orders[turn % orders.length]}&page=${page}`
        const began = performance.now()
        const answer = await ask(address, what === 'clicks' ? clickedPath(path) : path, headers)
        times.push(performance.now() - began)
        if (answer.status !== 200) errors.push(`${path} ${answer.status}`)
      }
    }),
  )
  return { what, ...timesOf(times), perSecond: times.length / seconds, errors, writes }
}
