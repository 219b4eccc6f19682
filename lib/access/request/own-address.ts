import 'server-only'
import { headers } from 'next/headers'
import { accessSettings } from './settings'

/** The address by which people reach this installation, without a slash at its end: as set, else as this page was asked for. */
export async function ownAddress(): Promise<string> {
  const { appUrl, host, port } = accessSettings()
  return appUrl ?? `http://${(await headers()).get('host') ?? `${host}:${port}`}`
}
