import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** An application as a company finds it at its first `npm start`: no data, no mail; `token` opens /setup. */
export type Fresh = { url: string; token: string; stop: () => Promise<void> }

/** Starts the build that is there a second time, on a data folder of its own, and answers once it is ready. */
export async function startFresh(): Promise<Fresh> {
  const port = await freePort()
  const [url, token] = [`http://localhost:${port}`, randomBytes(18).toString('base64url')]
  const data = mkdtempSync(path.join(os.tmpdir(), 'dertig-fresh-'))
  const own = { PORT: String(port), APP_URL: url, DERTIG_DATA: data, SETUP_TOKEN: token }
  const child = spawn(process.execPath, ['lib/cli/bootstrap.mjs', 'start'], {
    cwd: path.resolve(__dirname, '..'),
    env: { ...process.env, DATABASE_URL: '', DATABASE_OWNER_URL: '', SMTP_HOST: '', SMTP_FROM: '', ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await untilReady(url, child)
    return { url, token, stop }
  } catch (error) {
    await stop()
    throw new Error(`${error}\n${said.join('')}`)
  }
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error('the fresh application ended while it started')
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null)
    if (answer?.ok) return
    await wait(200)
  }
  throw new Error('the fresh application was not ready in time')
}

/** A port of this machine that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
