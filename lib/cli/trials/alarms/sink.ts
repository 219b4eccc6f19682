import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

/** What the mail server does with whoever comes: takes, is away, greets nobody, takes and never answers, takes and hangs up, puts off. */
export const moods = ['takes', 'refuses', 'hangs', 'mute', 'drops', 'puts_off'] as const
export type Mood = (typeof moods)[number]

/** A mail that arrived whole. `answered`: the sender was told so. */
export type Arrived = { messageId: string; at: number; answered: boolean; text: string }

export type FailingSink = {
  port: number
  arrived: Arrived[]
  /** How often it was come to in each mood. */
  visits: Record<Mood, number>
  be(mood: Mood): Promise<void>
  /** Resolves when a mail was taken and its sender told so, or after so long. */
  taken(atMostMs: number): Promise<void>
  stop(): Promise<void>
}

/** A mail server on this machine that fails as it is told. Written out here, because a library answers politely. */
export async function failingSink(): Promise<FailingSink> {
  let mood: Mood = 'takes'
  const arrived: Arrived[] = []
  const visits: Record<Mood, number> = { takes: 0, refuses: 0, hangs: 0, mute: 0, drops: 0, puts_off: 0 }
  const open = new Set<Socket>()
  const waiting = new Set<() => void>()
  const told = () => {
    for (const tell of waiting) tell()
    waiting.clear()
  }
  const serve = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => open.delete(socket))
    visits[mood] += 1
    talk(socket, mood, { arrived, told })
  }
  let server: Server | null = await listen(0, serve)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = async () => {
    const closing = server
    server = null
    if (!closing) return
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => closing.close(resolve))
  }
  return {
    port,
    arrived,
    visits,
    stop: close,
    taken: (atMostMs) =>
      new Promise((resolve) => {
        waiting.add(resolve)
        setTimeout(resolve, atMostMs)
      }),
    be: async (next) => {
      mood = next
      if (mood === 'refuses') await close()
      else server ??= await listen(port, serve)
    },
  }
}

async function listen(port: number, serve: (socket: Socket) => void): Promise<Server> {
  const server = createServer(serve)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

function talk(socket: Socket, mood: Mood, { arrived, told }: { arrived: Arrived[]; told: () => void }): void {
  if (mood === 'hangs') return
  const say = (line: string) => socket.write(`${line}\r\n`)
  let inData = false
  let pending = ''
  let body: string[] = []
  say('220 trial.test')
  socket.on('data', (piece) => {
    const lines = (pending + piece.toString('latin1')).split('\r\n')
    pending = lines.pop() ?? ''
    for (const line of lines) {
      if (!inData) inData = answer(line)
      else if (line === '.') {
        inData = false
        took(body.join('\n'))
        body = []
      } else body.push(line)
    }
  })

  /** Answers a word of the sender; true when its mail follows. */
  function answer(line: string): boolean {
    const word = line.slice(0, 4).toUpperCase()
    if (word === 'DATA') say('354 go on')
    else if (word === 'QUIT') socket.end('221 bye\r\n')
    else say(word === 'RCPT' && mood === 'puts_off' ? '451 4.3.0 not now' : '250 ok')
    return word === 'DATA'
  }

  function took(text: string): void {
    const messageId = /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? ''
    const mail = { messageId, at: Date.now(), answered: false, text }
    arrived.push(mail)
    if (mood === 'drops') socket.destroy()
    else if (mood !== 'mute')
      socket.write('250 taken\r\n', (error) => {
        mail.answered = !error
        told()
      })
  }
}
