import { getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { Part } from '@/components/layout/fold'
import { Time } from '@/components/time/time'
import { Badge, type Tone } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import type { LeakDetail } from '@/lib/leaks/queries/leak-detail'
import { labelled, reportLocales } from '@/lib/text/locale'
import { openPlaces } from '@/lib/text/reading/open-places'
import { formatInstant } from '@/lib/time/format'
import { startLetterAction } from '../actions'
import { letterForms, letterParts, letterTopics, topicOf } from '../letters/codes'
import type { DutyAnswer } from '../letters/duty'
import { dutyOf, type LetterView, lettersOf, toldIn } from '../letters/read-letters'

type Props = { actor: Actor; leak: LeakDetail }

/** What the people concerned are told (Art. 34): whether, why and until when; the letters; a new one. */
export async function LettersSection({ actor, leak }: Props) {
  const letters = await lettersOf(actor, leak)
  if (letters === null) return null
  const t = await getTranslations('letters')
  const mayWrite = leak.can.enter && can(actor, 'letter', 'create') !== null
  return (
    <Part id="letters" title={t('title')}>
      <Duty leak={leak} />
      {letters.length > 0 && (
        <ul className="grid gap-2">
          {letters.map((letter) => (
            <li key={letter.id}>
              <Line leak={leak} letter={letter} />
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <NewLetter leak={leak} isFirst={letters.length === 0} />}
    </Part>
  )
}

const tones: Readonly<Record<DutyAnswer, Tone>> = {
  told: 'ok',
  needed: 'withinday',
  not_needed: 'neutral',
  undecided: 'outline',
  customers: 'neutral',
  none: 'neutral',
}

async function Duty({ leak }: { leak: LeakDetail }) {
  const [t, codes, locale] = await Promise.all([getTranslations('letters'), getTranslations('codes'), getLocale()])
  const newest = leak.decisions.find(({ kind }) => kind === 'people') ?? null
  const duty = dutyOf(leak)
  const by = duty.by && formatInstant(duty.by, { locale, zone: leak.zone })
  return (
    <div className="grid gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Badge tone={tones[duty.answer]}>{t(`duty.answers.${duty.answer}`)}</Badge>
        <span>{t(`duty.whom.${duty.whom}`)}</span>
      </p>
      {duty.reasons.length > 0 && (
        <ul className="grid list-disc gap-0.5 pl-5">
          {duty.reasons.map((reason) => (
            <li key={reason}>
              {reason === 'promise'
                ? t(duty.answer === 'customers' ? 'duty.reasons.promiseCustomers' : 'duty.reasons.promise', {
                    by: by ?? '–',
                  })
                : t(`duty.reasons.${reason}`)}
            </li>
          ))}
        </ul>
      )}
      {newest?.reasonCode && (
        <p className="measure text-sm text-muted">
          {labelled(locale, codes(`noCommReasons.${newest.reasonCode}`), newest.grounds)}
        </p>
      )}
    </div>
  )
}

async function Line({ leak, letter }: { leak: LeakDetail; letter: LetterView }) {
  const [t, codes] = await Promise.all([getTranslations('letters'), getTranslations('codes')])
  const { sent, setAside, approved, texts } = letter
  const places = letterParts.flatMap((part) => openPlaces(texts[part])).length
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <TextLink href={`/leaks/${leak.ref}/letters/${letter.id}`}>
        {t(`names.${letter.isFurther ? 'further' : letter.form}`, { language: t(`languages.${letter.language}`) })}
      </TextLink>
      {letter.audience && <span>{letter.audience}</span>}
      {setAside && <Badge>{t('states.aside')}</Badge>}
      {sent && <Badge tone="ok">{t('states.sent')}</Badge>}
      {sent && (
        <span className="text-sm text-muted">
          <Time instant={sent.at} zone={leak.zone} /> · {codes(`noticeChannels.${sent.channel}`)}
          {sent.number !== null && ` · ${t('people', { count: sent.number })}`}
        </span>
      )}
      {!sent && !setAside && (
        <>
          <Badge tone={approved ? 'ok' : 'outline'}>{t(approved ? 'states.approved' : 'states.draft')}</Badge>
          <span className="text-sm text-muted">{t('open', { count: places })}</span>
        </>
      )}
    </p>
  )
}

async function NewLetter({ leak, isFirst }: { leak: LeakDetail; isFirst: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('letters'), getLocale()])
  const told = toldIn(leak)
  const ground = leak.decisions.find(({ kind }) => kind === 'people')?.reasonCode === '34_3_c'
  const further: ActField[] = told
    ? [{ name: 'isFurther', kind: 'check', label: t('new.further'), help: t('new.furtherHelp'), value: 'true' }]
    : []
  const fields: ActField[] = [
    {
      name: 'language',
      kind: 'choice',
      label: t('new.language'),
      value: locale,
      options: reportLocales.map((value) => ({ value, label: t(`languages.${value}`) })),
    },
    {
      name: 'topic',
      kind: 'choice',
      label: t('new.topic'),
      help: t('new.topicHelp'),
      value: topicOf(leak.facts),
      options: letterTopics.map((value) => ({ value, label: t(`topics.${value}`) })),
    },
    {
      name: 'form',
      kind: 'tiles',
      label: t('new.form'),
      value: ground ? 'public' : 'letter',
      options: letterForms.map((value) => ({ value, label: t(`forms.${value}`) })),
    },
    { name: 'audience', kind: 'line', label: t('new.audience'), help: t('new.audienceHelp') },
    ...further,
  ]
  return (
    <Act
      name="startLetter"
      action={startLetterAction}
      fixed={{ ref: leak.ref, ...(told ? {} : { isFurther: false }) }}
      summary={t(isFirst ? 'new.first' : 'new.more')}
      submit={t('new.begin')}
      doneHref="/leaks/{ref}/letters/{id}"
      fields={fields}
    />
  )
}
