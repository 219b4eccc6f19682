import { afterEach, beforeEach, expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cleanup } from 'vitest-browser-react'
import { wipeDrafts } from '@/components/access/device-drafts'
import { resetPlace } from './place'
import { resetActions } from './server-actions'

beforeEach(async () => {
  resetPlace()
  resetActions()
  await page.viewport(1280, 800)
  // A form that goes keeps what was typed last: it goes before the device is wiped.
  await cleanup()
  await wipeDrafts()
  vi.spyOn(console, 'error')
})

// What React or the browser complains about is a failure, as in the browser suite.
afterEach(() => {
  expect(vi.mocked(console.error).mock.calls).toEqual([])
  vi.restoreAllMocks()
})
