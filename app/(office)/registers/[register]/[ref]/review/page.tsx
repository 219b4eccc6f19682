import { z } from 'zod'
import { gate, nothingThere, onlyToday } from '@/lib/action/gate'
import { findDeclaration } from '@/lib/records/state/registered'
import { nextWaiting } from '@/lib/review/queue/waiting'
import { reviewOf } from '@/lib/review/reading/review-of'
import { againstChoices, ReviewScreen } from '@/lib/review/screens/screen'
import { systemNow } from '@/lib/time/types'

const asked = z.object({ against: z.enum(againstChoices).nullable().catch(null) })

export default async function ReviewPage({ params, searchParams }: PageProps<'/registers/[register]/[ref]/review'>) {
  const actor = await gate('register', 'read')
  const { register: slug, ref } = await params
  await onlyToday(`/registers/${slug}/${ref}`)
  const register = findDeclaration(slug)
  const review = register && (await reviewOf(actor, register, ref, systemNow()))
  if (!register || !review) return nothingThere(actor, 'register', 'read')
  const { against } = asked.parse({ against: null, ...(await searchParams) })
  const decides = review.can.decide || review.can.force
  const next = decides ? await nextWaiting(actor, review.record.id) : null
  return <ReviewScreen register={register} review={review} next={next} against={against} />
}
