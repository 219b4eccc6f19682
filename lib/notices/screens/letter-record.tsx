import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { TextLink } from '@/components/ui/link'
import { noticeChannels } from '@/lib/law/codes/leaks'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { filesOfLeak } from '@/lib/leaks/queries/leak-files'
import { labelled } from '@/lib/text/locale'
import { localMomentOf } from '@/lib/time/zone'
import { recordLetterAction, setLetterAsideAction, takeBackLetterAction } from '../actions'
import type { LetterPageView } from '../letters/read-letters'

type Props = { view: LetterPageView }

/** That a letter went out, or how to record it; that it was set aside; what was taken back. */
export async function LetterRecord({ view }: Props) {
  const t = await getTranslations('letters')
  const { leak, letter, can } = view
  const { setAside, takenBack } = letter
  return (
    <Section id="sent" title={t('sent.title')} help={can.file && t('sent.help')}>
      <div className="grid gap-3">
        {setAside && (
          <p>
            {t('sent.aside', { name: setAside.byName ?? '–' })} <Time instant={setAside.at} zone={leak.zone} />
            <span className="block text-muted">{setAside.reason}</span>
          </p>
        )}
        <SentFacts view={view} />
        {can.file && <Record view={view} />}
        {!letter.sent && !setAside && !can.file && <p className="text-muted">{t('sent.confirmFirst')}</p>}
        {can.takeBack && (
          <Act
            name="takeBackLetter"
            action={takeBackLetterAction}
            fixed={{ ref: leak.ref, version: leak.version, id: letter.id }}
            summary={t('sent.takeBack')}
            submit={t('sent.takeBackNow')}
            variant="danger"
            fields={[{ name: 'reason', kind: 'line', label: t('sent.why'), help: t('sent.takeBackHelp') }]}
          />
        )}
        {can.update && (
          <Act
            name="setLetterAside"
            action={setLetterAsideAction}
            fixed={{ ref: leak.ref, version: leak.version, id: letter.id, letterVersion: letter.version }}
            summary={t('sent.setAside')}
            submit={t('sent.setAsideNow')}
            variant="secondary"
            fields={[{ name: 'reason', kind: 'line', label: t('sent.why') }]}
          />
        )}
        {takenBack.map(({ at, recordedAt, byName, reason }) => (
          <p key={recordedAt} className="text-sm text-muted">
            {t('sent.taken', { name: byName ?? '–' })} <Time instant={recordedAt} zone={leak.zone} />: {reason} (
            <Time instant={at} zone={leak.zone} />)
          </p>
        ))}
      </div>
    </Section>
  )
}

async function SentFacts({ view: { leak, letter } }: Props) {
  const [t, codes, locale] = await Promise.all([getTranslations('letters'), getTranslations('codes'), getLocale()])
  const { sent } = letter
  if (!sent) return null
  return (
    <div className="grid gap-1.5">
      <p>
        <Time instant={sent.at} zone={leak.zone} /> · {codes(`noticeChannels.${sent.channel}`)}
        {sent.number !== null && ` · ${t('people', { count: sent.number })}`}
      </p>
      {sent.listPlace && <p>{labelled(locale, t('sent.listPlace'), sent.listPlace)}</p>}
      {sent.proof && <p className="whitespace-pre-line">{sent.proof}</p>}
      {sent.file && (
        <p>
          <TextLink href={`/api/leaks/files/${sent.file.id}`}>{sent.file.name}</TextLink>
        </p>
      )}
      {!sent.everybody && <p className="font-medium">{t('sent.notEverybody')}</p>}
      {sent.warnings.length > 0 && (
        <p className="text-sm">{sent.warnings.map((warning) => t(`warnings.${warning}`)).join(' ')}</p>
      )}
      {sent.reason && <p className="text-sm whitespace-pre-line">{sent.reason}</p>}
      <p className="text-sm text-muted">
        {t('sent.recorded', { name: sent.byName ?? '–' })} <Time instant={sent.recordedAt} zone={leak.zone} />
      </p>
      <p className="text-sm text-muted">
        {t('sent.frozen')} <code className="block break-all">{sent.contentHash}</code>
      </p>
    </div>
  )
}

async function Record({ view: { leak, letter, judgement } }: Props) {
  const [t, triage, codes, files] = await Promise.all([
    getTranslations('letters'),
    getTranslations('triage'),
    getTranslations('codes'),
    proofs(leak),
  ])
  const { date, time } = localMomentOf(leak.now, leak.zone)
  const isLetter = letter.form === 'letter'
  const counted: ActField[] = isLetter
    ? [
        { name: 'number', kind: 'number', label: t('sent.number') },
        { name: 'listPlace', kind: 'line', label: t('sent.listPlace'), help: t('sent.listHelp') },
      ]
    : []
  const proof: ActField[] =
    files.length > 0 ? [{ name: 'fileId', kind: 'choice', label: t('sent.file'), empty: '–', options: files }] : []
  return (
    <>
      {judgement.warnings.length > 0 && (
        <ul className="grid list-disc gap-0.5 pl-5 text-sm">
          {judgement.warnings.map((warning) => (
            <li key={warning}>{t(`warnings.${warning}`)}</li>
          ))}
        </ul>
      )}
      <Act
        name="recordLetter"
        action={recordLetterAction}
        fixed={{
          ...{ ref: leak.ref, version: leak.version, id: letter.id, letterVersion: letter.version },
          ...(isLetter ? {} : { number: null, listPlace: '' }),
          ...(files.length > 0 ? {} : { fileId: null }),
        }}
        summary={t('sent.record')}
        submit={t('sent.recordNow')}
        fields={[
          { name: 'at', kind: 'moment', label: triage('told.at'), zone: leak.zone, value: `${date}T${time}` },
          {
            name: 'channel',
            kind: 'choice',
            label: triage('told.channel'),
            value: isLetter ? 'email' : 'website',
            options: noticeChannels.map(({ code }) => ({ value: code, label: codes(`noticeChannels.${code}`) })),
          },
          ...counted,
          { name: 'proof', kind: 'text', label: t('sent.proof'), help: t('sent.proofHelp') },
          ...proof,
          { name: 'reason', kind: 'line', label: t('sent.reason'), help: t('sent.reasonHelp') },
          { name: 'unlikelyReason', kind: 'text', label: triage('moments.unlikely'), onRequest: true },
        ]}
      />
    </>
  )
}

/** Files of the leak that can prove it: evidence added by who handles it. */
async function proofs(leak: LeakDetail): Promise<{ value: string; label: string }[]> {
  const files = await filesOfLeak(leak.id, leak)
  return files.flatMap(({ id, name, side, removed }) =>
    side === 'handler' && name !== null && removed === null ? [{ value: id, label: name }] : [],
  )
}
