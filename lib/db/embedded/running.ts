import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isHeld } from './lock'

/** Addresses of the embedded server that a running Dertig holds on this data folder, or null when none runs. */
export function runningServer(dataFolder: string): { applicationUrl: string; ownerUrl: string } | null {
  const portFile = path.join(dataFolder, 'database-port')
  if (!isHeld(dataFolder) || !existsSync(portFile)) return null
  const port = readFileSync(portFile, 'utf8').trim()
  const url = (login: string, secret: string) => {
    const password = readFileSync(path.join(dataFolder, 'secrets', secret), 'utf8').trim()
    return `postgresql://${login}:${password}@127.0.0.1:${port}/dertig`
  }
  return {
    applicationUrl: url('dertig_app', 'database-application-password'),
    ownerUrl: url('dertig_owner', 'database-owner-password'),
  }
}
