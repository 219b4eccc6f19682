import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { note } from './incoming'
import { prefetchHeader } from './page-head'
import { peerHeader } from './peer'

function request(headers: Record<string, string>): IncomingMessage {
  const message = new IncomingMessage(new Socket())
  Object.assign(message.headers, headers)
  return message
}

it('replaces what only the server may say', () => {
  const forged = request({ [peerHeader]: '10.0.0.1', [prefetchHeader]: '1', 'x-middleware-subrequest': 'proxy:proxy' })
  note(forged)
  expect(forged.headers).toEqual({ [peerHeader]: '' })
})

it.each(['next-router-prefetch', 'next-router-segment-prefetch'])('marks %s', (name) => {
  const message = request({ [name]: '1' })
  note(message)
  expect(message.headers[prefetchHeader]).toBe('1')
})
