import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { CopyButton, CopyHash } from '@/components/copy/copy'
import { ClientText } from '@/components/layout/client-text'
import { Fold } from '@/components/layout/fold'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { PrintButton } from '@/components/layout/print-button'
import { Section } from '@/components/layout/section'
import { CalendarDate } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Downloads } from '@/components/ui/downloads'
import { TextLink } from '@/components/ui/link'
import { codesOf } from '@/lib/law/codes/code'
import { requestChannels } from '@/lib/law/codes/requests'
import { reportLocales } from '@/lib/text/locale'
import { openPlaces } from '@/lib/text/reading/open-places'
import { changeLetterAction, sendLetterAction, startLetterAction } from '../actions'
import { transitions } from '../facts/rules'
import { letterKinds } from '../letters/build'
import type { LetterView, RequestDetail } from '../queries/request-detail'

/** The letters of a request, and the way to begin one. */
export async function Letters({ request }: { request: RequestDetail }) {
  const [t, codes, own] = await Promise.all([
    getTranslations('requests.letters'),
    getTranslations('codes'),
    getTranslations('request-letters'),
  ])
  const mayWrite = request.can.update && transitions[request.state].letter !== undefined
  return (
    <Fold id="letters" title={t('title')} brief={request.letters.length > 0 && String(request.letters.length)}>
      <div className="grid gap-4">
        {request.letters.length === 0 && <p className="text-muted">{t('none')}</p>}
        <ul className="grid divide-y divide-hairline">
          {request.letters.map(({ id, kind, language, sent }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <TextLink href={`/requests/${request.ref}/letters/${id}`}>{codes(`requestLetters.${kind}`)}</TextLink>
              <span className="text-sm text-muted">{own(`languages.${language}`)}</span>
              {sent ? (
                <span className="text-sm text-muted">
                  {t.rich('sent', { day: () => <CalendarDate date={sent.on} /> })}
                </span>
              ) : (
                <Badge tone="outline">{t('draft')}</Badge>
              )}
            </li>
          ))}
        </ul>
        {mayWrite && (
          <Act
            name="startLetter"
            action={startLetterAction}
            fixed={{ ref: request.ref }}
            summary={t('start')}
            submit={t('begin')}
            doneHref={`/requests/${request.ref}/letters/{id}`}
            fields={[
              {
                ...{ name: 'kind', kind: 'choice', label: t('kind'), empty: '–' },
                options: letterKinds(request.decision).map((code) => ({
                  value: code,
                  label: codes(`requestLetters.${code}`),
                })),
              },
              {
                ...{ name: 'language', kind: 'choice', label: t('language'), value: request.language },
                options: reportLocales.map((value) => ({ value, label: own(`languages.${value}`) })),
              },
            ]}
          />
        )}
      </div>
    </Fold>
  )
}

type Props = { request: RequestDetail; letter: LetterView }

/** One letter: its text, to change, copy, print and take along; then that it went out. */
export async function LetterPage({ request, letter }: Props) {
  const [t, codes, own] = await Promise.all([
    getTranslations('requests.letters'),
    getTranslations('codes'),
    getTranslations('request-letters'),
  ])
  const { body, sent } = letter
  const places = body ? openPlaces(body) : []
  return (
    <div className="grid max-w-3xl gap-5">
      <div data-chrome>
        <PageHeader
          title={codes(`requestLetters.${letter.kind}`)}
          eyebrow={`${request.ref} · ${own(`languages.${letter.language}`)}`}
          crumbs={[
            { label: (await getTranslations('requests'))('title'), href: '/requests' },
            { label: request.ref, href: `/requests/${request.ref}#letters` },
          ]}
          badges={
            <>
              {!sent && <Badge tone="outline">{t('draft')}</Badge>}
              {request.isExample && <ExampleBadge />}
            </>
          }
          actions={
            body && (
              <ClientText namespaces={['common']}>
                <CopyButton text={body} />
                <PrintButton text={t('print')} />
              </ClientText>
            )
          }
        />
        {body && request.can.update && (
          <Downloads
            label={codes(`requestLetters.${letter.kind}`)}
            files={(['docx', 'pdf'] as const).map((format) => ({
              href: `/api/requests/letters/${letter.id}/${format}`,
              label: format.toUpperCase(),
              name: t('file', { format: format.toUpperCase() }),
            }))}
          />
        )}
      </div>
      {places.length > 0 && !sent && (
        <div data-chrome>
          <Alert tone="warning" title={t('open', { count: places.length })}>
            {places.join(' ')}
          </Alert>
        </div>
      )}
      {body ? (
        <article
          lang={letter.language}
          className="rounded-md border border-hairline bg-surface px-5 py-4 print:border-0"
        >
          <p className="whitespace-pre-line wrap-anywhere">{body}</p>
        </article>
      ) : (
        <p className="text-muted">{t(request.erasedAt ? 'erased' : 'hidden')}</p>
      )}
      {sent ? (
        <SentFacts letter={letter} sent={sent} />
      ) : (
        request.can.update && <Work request={request} letter={letter} />
      )}
    </div>
  )
}

async function Work({ request, letter }: Props) {
  const [t, codes] = await Promise.all([getTranslations('requests.letters'), getTranslations('codes')])
  return (
    <div data-chrome className="grid gap-3">
      <Act
        name="changeLetter"
        action={changeLetterAction}
        fixed={{ id: letter.id, version: letter.version }}
        summary={t('change')}
        submit={t('save')}
        fields={[{ name: 'body', kind: 'text', label: t('text'), value: letter.body ?? '' }]}
      />
      <Act
        name="sendLetter"
        action={sendLetterAction}
        fixed={{ ref: request.ref, version: request.version, id: letter.id, letterVersion: letter.version }}
        summary={t('record')}
        submit={t('keep')}
        doneHref={`/requests/${request.ref}#next`}
        fields={[
          { name: 'on', kind: 'date', label: t('on'), value: request.today },
          {
            ...{ name: 'channel', kind: 'choice', label: t('channel'), value: 'email' },
            options: codesOf(requestChannels).map((code) => ({ value: code, label: codes(`requestChannels.${code}`) })),
          },
          { name: 'sentTo', kind: 'line', label: t('to'), value: letter.sentTo ?? '' },
          { name: 'proof', kind: 'text', label: t('proof') },
        ]}
      />
    </div>
  )
}

async function SentFacts({ letter, sent }: { letter: LetterView; sent: NonNullable<LetterView['sent']> }) {
  const [t, codes] = await Promise.all([getTranslations('requests.letters'), getTranslations('codes')])
  return (
    <Section id="sent" title={t('sentTitle')} dense>
      <p>
        <CalendarDate date={sent.on} /> · {codes(`requestChannels.${sent.channel}`)}
        {letter.sentTo && ` · ${letter.sentTo}`}
      </p>
      {sent.proof && <p className="whitespace-pre-line">{sent.proof}</p>}
      <p className="text-sm text-muted">{sent.by}</p>
      <p className="text-sm text-muted">{t('frozen')}</p>
      <ClientText namespaces={['common']}>
        <CopyHash hash={sent.sha256} kind="SHA-256" />
      </ClientText>
    </Section>
  )
}
