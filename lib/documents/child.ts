import { rename, rm } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { kindOf } from '@/lib/log/unexpected'
import { type AnswerMessage, type Maker, type OrderMessage, orderMessage } from './order'

/** Progress is told at most so often. */
const tellEveryMs = 200

/**
 * Serves orders until the application is gone: each maker writes beside the place of its document, which appears there
 * whole or not at all. Makers of several orders take turns wherever they wait.
 */
export function serveDocuments(makers: Readonly<Record<string, Maker>>): void {
  if (!process.send) throw new Error('this program is started by Dertig')
  // Threads that come later, those of Typst among them, inherit it.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const tell = (message: AnswerMessage) => process.send?.(message)
  process.on('disconnect', () => process.exit(0))
  // Ctrl-C reaches the whole terminal; when we go is for the application to say.
  process.on('SIGINT', () => {})
  process.on('message', (message) => {
    const order = orderMessage.parse(message)
    made(order, makers, tell).then(
      (answer) => tell({ kind: 'made', id: order.id, made: answer }),
      (error) => tell({ kind: 'failed', id: order.id, error: kindOf(error) }),
    )
  })
}

async function made(
  { id, maker, input, file }: OrderMessage,
  makers: Readonly<Record<string, Maker>>,
  tell: (message: AnswerMessage) => void,
) {
  const make = makers[maker]
  if (!make) throw new TypeError(`nobody makes ${maker}`)
  const aside: string[] = []
  let told = Number.NEGATIVE_INFINITY
  const path = () => {
    aside.push(`${file}.${aside.length}.part`)
    return aside.at(-1) ?? file
  }
  const unfinished = path()
  try {
    const answer = await make(input, {
      file: unfinished,
      aside: path,
      progress: (done, total) => {
        if (performance.now() - told < tellEveryMs && done < total) return
        told = performance.now()
        tell({ kind: 'progress', id, done, total, rss: process.memoryUsage.rss() })
      },
    })
    if (answer) await rename(unfinished, file)
    return answer
  } finally {
    await Promise.all(aside.map((one) => rm(one, { force: true })))
  }
}
