import { expect, test } from 'vitest'
import { someOffice } from '@/lib/access/testing/office'
import { tokenOf } from '../testing/programs'
import { apiDoors } from './door'

const { dpo } = someOffice()
const broken = apiDoors('api.broken', { GET: () => Promise.reject(new Error('broken on purpose')) })

test('a failure says too how many requests are left', async () => {
  const headers = { authorization: `Bearer ${await tokenOf(dpo, ['systems'], false)}` }
  const answer = await broken.GET(new Request('http://127.0.0.1/api/v1/broken', { headers }))
  expect(answer.status).toBe(500)
  expect(Number(answer.headers.get('ratelimit-remaining'))).toBeGreaterThan(0)
})
