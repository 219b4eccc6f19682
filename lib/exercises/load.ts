import 'server-only'
import { can } from '@/lib/access/can'
import { gate, pageContext } from '@/lib/action/gate'
import type { RawParams } from '@/lib/table/parse'
import { viewedState } from '@/lib/views/load'
import { exercisePage, exerciseShape } from './list'
import { runningExercise } from './queries'

/** What the page of exercises shows. Right: exercise.read. */
export async function loadExercises(params: RawParams) {
  const { actor, zone } = await pageContext(await gate('exercise', 'read'))
  const viewed = await viewedState(actor, '/leaks/exercises', params, exerciseShape)
  const [page, running] = await Promise.all([exercisePage(actor, viewed.state), runningExercise()])
  return { page, viewed, running, zone, mayStart: running === null && can(actor, 'exercise', 'create') !== null }
}
