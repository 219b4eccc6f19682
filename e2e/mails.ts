import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { type ParsedMail, simpleParser } from 'mailparser'

/** Folder of the mails that the application sent; empty when the stories run against one that was there already. */
const folder = process.env.E2E_MAILS ?? ''

/** Whether this run has a mail server, so that stories can read what arrives. */
export const hasMails = folder !== ''

/** The newest mail to this address, once it arrived. */
export async function mailTo(address: string): Promise<ParsedMail> {
  const files = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(`${address}.`)) : [])
  await expect.poll(() => files().length, { message: `a mail to ${address}`, timeout: 30_000 }).toBeGreaterThan(0)
  return simpleParser(readFileSync(path.join(folder, files().at(-1) ?? '')))
}
