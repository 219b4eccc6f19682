import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Act } from '@/components/act/act'
import { Fold } from '@/components/layout/fold'
import { StepMark } from '@/components/layout/progress'
import { CalendarDate } from '@/components/time/time'
import { ChipList } from '@/components/ui/chip-list'
import { planTasksAction } from '../actions'
import type { LoadedRequest } from '../load'
import type { RequestDetail } from '../queries/request-detail'
import type { RequestStep } from '../steps/next-step'
import { Extension } from './extension'
import { Answered, Closed, Decided, Executed, Identity, Receipt } from './step-forms'

/** Every step that this request asks under its heading: the next one open, the others folded to what came of them. */
export async function Steps({ loaded, proof }: { loaded: LoadedRequest; proof: ReactNode }) {
  const t = await getTranslations('requests')
  const { request } = loaded
  const bodies: Record<RequestStep, ReactNode> = {
    receipt: <Receipt request={request} />,
    identity: <Identity request={request} />,
    executed: <Executed request={request} />,
    proven: proof,
    found: <Found loaded={loaded} />,
    decided: <Decided request={request} />,
    answered: (
      <div className="grid gap-5">
        <Answered request={request} />
        <Extension request={request} />
      </div>
    ),
    recipients: <p className="measure text-sm text-muted">{t('recipients.help')}</p>,
    closed: <Closed request={request} />,
  }
  const asked = request.steps.steps.filter(({ state }) => state !== 'not_needed')
  return asked.map(({ step, state }, n) => (
    <Fold
      key={step}
      id={`step-${step}`}
      title={`${n + 1}. ${t(`steps.names.${step}`)}`}
      open={state === 'next'}
      brief={
        <>
          <StepMark state={state} />
          {state === 'done' && <InShort request={request} step={step} />}
        </>
      }
    >
      {bodies[step]}
    </Fold>
  ))
}

/** What came of a step, beside its heading. */
async function InShort({ request, step }: { request: RequestDetail; step: RequestStep }) {
  const codes = await getTranslations('codes')
  const on = (day: RequestDetail['confirmedOn']) => day && <CalendarDate date={day} />
  switch (step) {
    case 'receipt':
      return on(request.confirmedOn)
    case 'identity':
      return request.identityHow && codes(`identityWays.${request.identityHow}`)
    case 'executed':
      return on(request.executedOn)
    case 'decided':
      return request.decision && codes(`requestDecisions.${request.decision}`)
    case 'answered':
      return on(request.answeredOn)
    case 'proven':
    case 'found':
    case 'recipients':
    case 'closed':
      return null
  }
}

/** Where the register says that the data of such a person are, and the way to make a task of each place. */
async function Found({ loaded: { request, activities } }: { loaded: LoadedRequest }) {
  const t = await getTranslations('requests.found')
  const planned = request.tasks.length > 0
  return (
    <div className="grid gap-4">
      <p className="measure text-sm text-muted">{t(activities.length > 0 ? 'help' : 'none')}</p>
      <ul className="grid divide-y divide-hairline">
        {activities.map(({ id, ref, title, systems, processors }) => (
          <li key={id} className="grid gap-1 py-2">
            <p>
              <a className="text-accent underline underline-offset-3" href={`/registers/activities/${ref}`}>
                {ref}
              </a>{' '}
              {title}
            </p>
            <ChipList chips={[...systems, ...processors].map((one) => ({ label: `${one.ref} ${one.title}` }))} wrap />
          </li>
        ))}
      </ul>
      {request.can.update && activities.length > 0 && request.state !== 'merged' && (
        <Act
          name="planTasks"
          action={planTasksAction}
          fixed={{ ref: request.ref, version: request.version }}
          fields={[]}
          submit={t(planned ? 'planAgain' : 'plan')}
          variant={planned ? 'secondary' : 'primary'}
        />
      )}
    </div>
  )
}
