import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'

/** A mail server for the browser stories: every mail becomes a file of the folder, named by its recipient. */
const [folder = '', port = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  onData: (stream, session, done) => {
    const pieces: Buffer[] = []
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    stream.on('end', () => {
      for (const { address } of session.envelope.rcptTo)
        writeFileSync(path.join(folder, `${address}.${session.id}.eml`), Buffer.concat(pieces))
      done()
    })
  },
}).listen(Number(port), '127.0.0.1')
