import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { CalendarDate, Time } from '@/components/time/time'
import { TextLink } from '@/components/ui/link'
import { codesOf } from '@/lib/law/codes/code'
import { identityWays, type RequestLetterKind, refusalGrounds, requestDecisions } from '@/lib/law/codes/requests'
import { instantOf } from '@/lib/time/types'
import {
  askIdentityAction,
  closeRequestAction,
  confirmReceiptAction,
  decideRequestAction,
  executeRequestAction,
  mergeRequestAction,
  reopenRequestAction,
  settleIdentityAction,
  startLetterAction,
  withdrawRequestAction,
} from '../actions'
import { termOf } from '../clock/request-clocks'
import { transitions } from '../facts/rules'
import type { RequestDetail } from '../queries/request-detail'

type Props = { request: RequestDetail }

export const fixedOf = ({ ref, version }: RequestDetail) => ({ ref, version })
export const on = (request: RequestDetail, label: string): ActField => ({
  ...{ name: 'on', kind: 'date', label, value: request.today },
})
export const may = (request: RequestDetail, verb: keyof (typeof transitions)['open']) =>
  request.can.update && transitions[request.state][verb] !== undefined

export async function Receipt({ request }: Props) {
  const t = await getTranslations('requests.receipt')
  if (request.confirmedOn)
    return <p>{t.rich('done', { day: () => <CalendarDate date={request.confirmedOn ?? request.receivedOn} /> })}</p>
  return (
    <div className="grid gap-4">
      <p className="measure text-sm text-muted">{t('help')}</p>
      {may(request, 'confirm_receipt') && (
        <>
          <WriteLetter request={request} kind="receipt" text={t('letter')} />
          <Act
            name="confirmReceipt"
            action={confirmReceiptAction}
            fixed={fixedOf(request)}
            summary={t('said')}
            submit={t('submit')}
            fields={[on(request, t('on'))]}
          />
        </>
      )}
    </div>
  )
}

export async function Identity({ request }: Props) {
  const [t, codes] = await Promise.all([getTranslations('requests.identity'), getTranslations('codes')])
  if (request.identityHow) return <p>{codes(`identityWays.${request.identityHow}`)}</p>
  return (
    <div className="grid gap-4">
      <p className="measure text-sm text-muted">{t('help')}</p>
      {request.identityAskedOn && (
        <p className="measure">
          {t.rich('asked', { day: () => <CalendarDate date={request.identityAskedOn ?? request.today} /> })}
        </p>
      )}
      {may(request, 'identity') && (
        <>
          <Act
            name="settleIdentity"
            action={settleIdentityAction}
            fixed={fixedOf(request)}
            submit={t('submit')}
            fields={[
              {
                ...{ name: 'how', kind: 'choice', label: t('how'), empty: '–' },
                options: codesOf(identityWays).map((code) => ({ value: code, label: codes(`identityWays.${code}`) })),
              },
              on(request, t('on')),
              { name: 'note', kind: 'text', label: t('note') },
            ]}
          />
          {request.identityAskedOn ? (
            <WriteLetter request={request} kind="identity" text={t('letter')} main={false} />
          ) : (
            <Act
              name="askIdentity"
              action={askIdentityAction}
              fixed={fixedOf(request)}
              summary={t('ask')}
              submit={t('askSubmit')}
              fields={[on(request, t('askOn')), { name: 'note', kind: 'text', label: t('why') }]}
            />
          )}
        </>
      )}
    </div>
  )
}

export async function Executed({ request }: Props) {
  const t = await getTranslations('requests.executed')
  if (request.executedOn)
    return <p>{t.rich('done', { day: () => <CalendarDate date={request.executedOn ?? request.today} /> })}</p>
  return (
    <div className="grid gap-4">
      <p className="measure text-sm text-muted">{t('help')}</p>
      {may(request, 'execute') && (
        <Act
          name="executeRequest"
          action={executeRequestAction}
          fixed={fixedOf(request)}
          submit={t('submit')}
          fields={[on(request, t('on')), { name: 'note', kind: 'text', label: t('note') }]}
        />
      )}
    </div>
  )
}

export async function Decided({ request }: Props) {
  const [t, codes] = await Promise.all([getTranslations('requests.decided'), getTranslations('codes')])
  const { decision, refusalGround, words, decidedAt, decidedBy } = request
  return (
    <div className="grid gap-4">
      {decision ? (
        <div className="grid gap-1">
          <p className="font-medium">
            {codes(`requestDecisions.${decision}`)}
            {refusalGround && ` · ${codes(`refusalGrounds.${refusalGround}`)}`}
          </p>
          {words?.decisionReason && <p className="measure whitespace-pre-line">{words.decisionReason}</p>}
          {decidedAt && (
            <p className="text-sm text-muted">
              {t.rich('by', {
                name: decidedBy ?? '',
                moment: () => <Time instant={instantOf(decidedAt)} zone={request.zone} style="short" />,
              })}
            </p>
          )}
        </div>
      ) : (
        <p className="measure text-sm text-muted">{t('help')}</p>
      )}
      {may(request, 'decide') && (
        <Act
          name="decideRequest"
          action={decideRequestAction}
          fixed={fixedOf(request)}
          {...(decision ? { summary: t('again') } : {})}
          submit={t('submit')}
          fields={[
            {
              ...{ name: 'decision', kind: 'tiles', label: t('decision') },
              options: codesOf(requestDecisions).map((code) => ({
                value: code,
                label: codes(`requestDecisions.${code}`),
              })),
            },
            {
              ...{ name: 'ground', kind: 'choice', label: t('ground'), empty: '–' },
              when: { field: 'decision', in: ['partly', 'refused'] },
              options: codesOf(refusalGrounds).map((code) => ({ value: code, label: codes(`refusalGrounds.${code}`) })),
            },
            {
              ...{ name: 'reason', kind: 'text', label: t('reason') },
              when: { field: 'decision', in: ['partly', 'refused'] },
            },
          ]}
        />
      )}
    </div>
  )
}

/** Deletion records that answer it; where they are its proof they stand there. */
async function Deleted({ request: { needsProof, proof } }: Props) {
  const t = await getTranslations('requests.answered')
  if (needsProof || proof.deletions.length === 0) return null
  return (
    <ul aria-label={t('deleted')} className="grid gap-1">
      {proof.deletions.map(({ ref, executedOn }) => (
        <li key={ref}>
          {t('deleted')} <TextLink href={`/retention/deletions/${ref}`}>{ref}</TextLink>,{' '}
          <CalendarDate date={executedOn} />
        </li>
      ))}
    </ul>
  )
}

export async function Answered({ request }: Props) {
  const t = await getTranslations('requests.answered')
  if (request.answeredOn)
    return (
      <div className="grid gap-2">
        <p>{t.rich('done', { day: () => <CalendarDate date={request.answeredOn ?? request.today} /> })}</p>
        <Deleted request={request} />
      </div>
    )
  return (
    <div className="grid gap-4">
      <Deleted request={request} />
      <p className="measure text-sm text-muted">{t('help')}</p>
      {may(request, 'letter') && (
        <WriteLetter
          request={request}
          kind={request.decision === 'refused' ? 'refusal' : 'answer'}
          text={t('write')}
          main={request.steps.next?.step === 'answered'}
        />
      )}
    </div>
  )
}

export async function Closed({ request }: Props) {
  const t = await getTranslations('requests.closed')
  const fixed = fixedOf(request)
  const closes =
    may(request, 'close') && (request.answeredOn !== null || request.needsProof || termOf(request.right) === 'none')
  return (
    <div className="grid gap-4">
      <p className="measure text-sm text-muted">{t('help', { years: request.keepYears })}</p>
      {closes && (
        <Act
          name="closeRequest"
          action={closeRequestAction}
          fixed={fixed}
          submit={t('submit')}
          fields={[{ name: 'reason', kind: 'text', label: t('reason') }]}
        />
      )}
      {may(request, 'withdraw') && (
        <Act
          name="withdrawRequest"
          action={withdrawRequestAction}
          fixed={fixed}
          summary={t('withdraw')}
          submit={t('withdrawSubmit')}
          fields={[on(request, t('withdrawOn')), { name: 'reason', kind: 'text', label: t('withdrawReason') }]}
        />
      )}
      {may(request, 'merge') && (
        <Act
          name="mergeRequest"
          action={mergeRequestAction}
          fixed={{ ...fixed, reason: '' }}
          summary={t('merge')}
          submit={t('mergeSubmit')}
          fields={[{ name: 'into', kind: 'line', label: t('into') }]}
        />
      )}
      {may(request, 'reopen') && (
        <Act
          name="reopenRequest"
          action={reopenRequestAction}
          fixed={fixed}
          summary={t('reopen')}
          submit={t('reopenSubmit')}
          fields={[{ name: 'reason', kind: 'text', label: t('reopenReason') }]}
        />
      )}
    </div>
  )
}

type LetterProps = { request: RequestDetail; kind: RequestLetterKind; text: string; main?: boolean }

/** Begins a letter and goes to it. */
export function WriteLetter({ request, kind, text, main = true }: LetterProps) {
  return (
    <Act
      name="startLetter"
      action={startLetterAction}
      fixed={{ ref: request.ref, kind, language: request.language }}
      fields={[]}
      submit={text}
      variant={main ? 'primary' : 'secondary'}
      doneHref={`/requests/${request.ref}/letters/{id}`}
    />
  )
}
