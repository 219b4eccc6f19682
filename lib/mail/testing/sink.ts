import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What a mail server got. */
export type Received = { mail: ParsedMail; raw: string; to: readonly string[]; greeting: string }

export type Sink = {
  port: number
  received: Received[]
  /** What the server answers to recipients: a code to refuse with, or null to take the mail. */
  answer: (address: string) => number | null
  stop(): Promise<void>
}

/** A real SMTP server on this machine that keeps what it gets. */
export async function mailSink(options: SMTPServerOptions & { port?: number } = {}): Promise<Sink> {
  const { port = 0, ...more } = options
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onRcptTo: ({ address }, _session, done) => {
      const code = sink.answer(address)
      done(code === null ? null : Object.assign(new Error(`5.1.1 not today, ${address}`), { responseCode: code }))
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces)
        const to = session.envelope.rcptTo.map(({ address }) => address)
        simpleParser(raw).then(
          (mail) => {
            received.push({ mail, raw: raw.toString('latin1'), to, greeting: String(session.hostNameAppearsAs) })
            done()
          },
          (error: Error) => done(error),
        )
      })
    },
    ...more,
  })
  // A client that gives up in the middle is no failure of the test.
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  const sink: Sink = {
    port: portOf(listening.address()),
    received,
    answer: () => null,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
  return sink
}

function portOf(address: string | AddressInfo | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The mail server does not listen')
  return address.port
}
