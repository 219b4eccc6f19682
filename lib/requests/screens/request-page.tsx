import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Act } from '@/components/act/act'
import { BriefFacts } from '@/components/layout/fact-list'
import { Fold } from '@/components/layout/fold'
import { OpenAtHash } from '@/components/layout/open-at-hash'
import { ExampleBadge, PageHeader } from '@/components/layout/page-header'
import { ClockCard } from '@/components/time/clock-card'
import { CalendarDate } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { LinkButton } from '@/components/ui/link-button'
import { EvidenceFiles } from '@/lib/evidence/panel'
import { requestFileKinds } from '@/lib/law/codes/requests'
import { dropFileAction, mergeRequestAction, setHandlerAction } from '../actions'
import { transitions } from '../facts/rules'
import type { LoadedRequest } from '../load'
import type { RequestDetail } from '../queries/request-detail'
import { Letters } from './letters'
import { Keeping, Notes, RequestHistory } from './looked-up'
import { OwnLink } from './request-links'
import { Steps } from './steps'
import { Strip, StripClocks } from './strip'
import { Tasks } from './tasks'

/** `proof`: what shows, or makes, the proof that an unsubscribe needs. */
type Props = { loaded: LoadedRequest; remind: ReactNode; proof: ReactNode }

/**
 * A request as a thing in progress: what presses and what is next first, then its steps, folded where nothing is to be done now,
 * beside who asks and in which words. Who has a task in it sees that task and nothing else.
 */
export async function RequestPage({ loaded, remind, proof }: Props) {
  const { request } = loaded
  const [t, codes] = await Promise.all([getTranslations('requests'), getTranslations('codes')])
  const header = (
    <PageHeader
      title={codes(`requestRights.${request.right}`)}
      eyebrow={request.ref}
      crumbs={[{ label: t('title'), href: '/requests' }]}
      dense
      badges={
        <>
          <Badge>{codes(`requestStates.${request.state}`)}</Badge>
          {request.isExample && <ExampleBadge />}
        </>
      }
    >
      {request.view !== 'own' && <Handler loaded={loaded} />}
    </PageHeader>
  )
  if (request.view === 'own')
    return (
      <>
        {header}
        <StripClocks request={request} />
        <div className="mt-3 grid max-w-3xl gap-2">
          <Tasks loaded={loaded} open />
        </div>
      </>
    )
  return (
    <>
      <OpenAtHash />
      {header}
      <StripClocks request={request} />
      <Strip request={request} remind={remind} />
      {request.alike.map((other) => (
        <Alike key={other.ref} request={request} other={other} />
      ))}
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] xl:grid-rows-[auto_1fr] xl:gap-x-5">
        <div className="grid gap-2 xl:col-start-2 xl:row-span-2 xl:row-start-1">
          <Steps loaded={loaded} proof={proof} />
        </div>
        <div className="grid gap-2 xl:col-start-1 xl:row-start-1">
          <Person request={request} />
          <Tasks loaded={loaded} />
          <Letters request={request} />
          <Evidence request={request} />
          {request.view === 'full' && <Notes request={request} />}
          <OwnLink request={request} />
          <Clocks request={request} />
          <RequestHistory loaded={loaded} />
          <Keeping request={request} />
        </div>
      </div>
    </>
  )
}

/** Who works on it, and the way to say who does. */
async function Handler({ loaded: { request, handlers } }: { loaded: LoadedRequest }) {
  const t = await getTranslations('requests.handler')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      <span>{t('who', { name: request.handler?.name ?? t('nobody') })}</span>
      {request.can.update && (
        <Act
          name="setHandler"
          action={setHandlerAction}
          fixed={{ ref: request.ref, version: request.version }}
          summary={t('set')}
          submit={t('save')}
          variant="secondary"
          fields={[
            {
              ...{ name: 'handlerId', kind: 'choice', label: t('label'), empty: t('nobody') },
              value: request.handler?.id ?? '',
              options: handlers.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
        />
      )}
    </div>
  )
}

/** The same request seems to be there already: the offer to merge. */
async function Alike({ request, other }: { request: RequestDetail; other: RequestDetail['alike'][number] }) {
  const t = await getTranslations('requests.alike')
  return (
    <div data-chrome className="mb-3">
      <Alert tone="warning" title={t('title')}>
        <div className="grid gap-2">
          <p>
            {t.rich('text', { ref: other.ref, day: () => <CalendarDate date={other.receivedOn} /> })}{' '}
            <TextLink href={`/requests/${other.ref}`}>{other.ref}</TextLink>
          </p>
          {request.can.update && (
            <>
              <p className="text-sm">{t('help')}</p>
              <Act
                name="mergeRequest"
                action={mergeRequestAction}
                fixed={{ ref: request.ref, version: request.version, into: other.ref, reason: '' }}
                fields={[]}
                submit={t('merge', { ref: other.ref })}
                variant="secondary"
              />
            </>
          )}
        </div>
      </Alert>
    </div>
  )
}

/** Who asks and in which words; to who may not know it, that it is so. */
async function Person({ request }: { request: RequestDetail }) {
  const [t, codes, letters] = await Promise.all([
    getTranslations('requests'),
    getTranslations('codes'),
    getTranslations('request-letters'),
  ])
  const { words } = request
  const known = [
    { label: t('columns.peopleCategory'), value: codes(`peopleCategories.${request.peopleCategory}`) },
    { label: t('columns.channel'), value: codes(`requestChannels.${request.channel}`), short: true },
    { label: t('form.receivedOn'), value: <CalendarDate date={request.receivedOn} />, short: true },
    { label: t('form.language'), value: letters(`languages.${request.language}`), short: true },
  ]
  const sealed = words
    ? [
        { label: t('form.name'), value: words.name },
        { label: t('form.email'), value: words.email },
        { label: t('form.phone'), value: words.phone },
        { label: t('form.address'), value: words.address },
        { label: t('form.words'), value: words.words },
        { label: t('person.identityNote'), value: words.identityNote },
      ]
    : []
  return (
    <Fold id="person" title={t('person.title')} open brief={words?.name}>
      <div className="grid gap-4">
        {!words && <p className="text-muted">{t(request.erasedAt ? 'person.erased' : 'person.masked')}</p>}
        <BriefFacts facts={[...sealed.filter(({ value }) => value !== ''), ...known]} />
        {request.can.update && words && request.state !== 'merged' && (
          <div data-chrome>
            <LinkButton href={`/requests/${request.ref}/edit`}>{t('correct')}</LinkButton>
          </div>
        )}
      </div>
    </Fold>
  )
}

/** Every clock with where its rule comes from. */
async function Clocks({ request }: { request: RequestDetail }) {
  const t = await getTranslations('requests')
  return (
    <Fold id="clocks" title={t('clocks.title')} brief={request.clocks.length > 0 && String(request.clocks.length)}>
      {request.clocks.length === 0 && <p className="text-muted">{t('noTerm')}</p>}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,18rem),1fr))] gap-3">
        {request.clocks.map((clock) => (
          <ClockCard key={clock.code} clock={clock} now={request.now} zone={request.zone} />
        ))}
      </div>
    </Fold>
  )
}

/** Files that prove something of a request; adding and erasing for who handles it. */
async function Evidence({ request }: { request: RequestDetail }) {
  const [t, evidence, codes] = await Promise.all([
    getTranslations('requests.files'),
    getTranslations('attachments.evidence'),
    getTranslations('codes'),
  ])
  const { files, zone, ref } = request
  return (
    <Fold id="files" title={evidence('title')} brief={files.length > 0 && String(files.length)}>
      <EvidenceFiles
        {...{ files, zone, door: '/api/requests/files', reference: ref }}
        kinds={requestFileKinds.map(({ code }) => ({ value: code, label: codes(`requestFileKinds.${code}`) }))}
        words={{ kind: t('kind'), warning: t('warning'), help: (size) => t('fileHelp', { size }) }}
        mayChange={request.can.update && transitions[request.state].file !== undefined}
        erase={dropFileAction}
      />
    </Fold>
  )
}
