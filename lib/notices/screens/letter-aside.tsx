import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Badge, type Tone } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import type { ReadingLevel } from '@/lib/text/reading/level'
import { longSentence, readingMeasure } from '@/lib/text/reading/level'
import { approveLetterAction } from '../actions'
import type { LetterPageView } from '../letters/read-letters'
import type { PointReport } from '../letters/requirements'
import { LetterRecord } from './letter-record'

type Props = { view: LetterPageView }

const pointTones: Readonly<Record<PointReport['state'], Tone>> = { told: 'ok', open: 'withinday', missing: 'overdue' }
const levelTones: Readonly<Record<ReadingLevel, Tone>> = {
  ...{ very_easy: 'ok', easy: 'ok', ordinary: 'ok', hard: 'withinday', very_hard: 'withinday', short: 'neutral' },
}

/** Beside the text: what Art. 34(2) asks, point by point; how hard it reads; sign-off; that it was sent. */
export async function LetterAside({ view }: Props) {
  return (
    <aside data-chrome className="grid gap-5 xl:sticky xl:top-20">
      <Points view={view} />
      <ReadingPart view={view} />
      <SignOff view={view} />
      <LetterRecord view={view} />
    </aside>
  )
}

async function Points({ view: { leak, judgement, can } }: Props) {
  const t = await getTranslations('letters')
  const hrefOf = ({ where }: PointReport) => {
    if (where.kind === 'organisation') return '/organisation/edit#section-contact'
    return where.kind === 'facts' ? `/leaks/${leak.ref}/facts#section-${where.section}` : `#part-${where.part}`
  }
  return (
    <Section id="points" title={t('points.title')} help={t('points.help')}>
      <ul className="grid gap-2.5">
        {judgement.points.map((report) => {
          const { point, state, places } = report
          const href = hrefOf(report)
          return (
            <li key={point} className="grid gap-0.5">
              <span className="flex items-start justify-between gap-3">
                <span className="min-w-0">
                  {t(`points.names.${point}`)}
                  <span className="block text-sm text-muted">{t(`points.articles.${point}`)}</span>
                </span>
                <Badge tone={pointTones[state]}>{t(`points.states.${state}`)}</Badge>
              </span>
              {state !== 'told' && can.update && (
                <span className="text-sm">
                  {places.length > 0 && <span className="block text-muted">{places.join(' ')}</span>}
                  {href.startsWith('#') ? (
                    <a href={href} className="text-accent underline underline-offset-3">
                      {t('points.toPart')}
                    </a>
                  ) : (
                    <TextLink href={href}>
                      {t(href.startsWith('/organisation') ? 'points.toCompany' : 'points.toFacts')}
                    </TextLink>
                  )}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

async function ReadingPart({ view: { letter, judgement } }: Props) {
  const t = await getTranslations('letters')
  const { level, score, perSentence, long } = judgement.reading
  return (
    <Section id="reading" title={t('reading.title')}>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={levelTones[level]}>{t(`reading.levels.${level}`)}</Badge>
        {level !== 'short' && (
          <span className="text-sm text-muted">
            {t('reading.score', { measure: readingMeasure(letter.language), score, words: perSentence })}
          </span>
        )}
      </p>
      {long.length > 0 && (
        <div className="mt-2 grid gap-1 text-sm">
          <p>{t('reading.long', { count: long.length, words: longSentence })}</p>
          <ul className="grid gap-1.5">
            {long.map(({ text, words }) => (
              <li key={text} className="border-l-2 border-hairline pl-2 text-muted">
                <span lang={letter.language}>{text}</span> ({t('reading.words', { count: words })})
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}

async function SignOff({ view: { leak, letter, can } }: Props) {
  const t = await getTranslations('letters')
  if (letter.setAside) return null
  const { approved, id, version } = letter
  return (
    <Section id="sign-off" title={t('approval.title')}>
      <p>
        {approved ? (
          <>
            {t('approval.by', { name: approved.byName ?? '–' })} <Time instant={approved.at} zone={leak.zone} />
          </>
        ) : (
          t('approval.none')
        )}
      </p>
      {can.sign && (
        <div className="mt-3">
          <Act
            name="approveLetter"
            action={approveLetterAction}
            fixed={{ id, version }}
            fields={[]}
            submit={t('approval.sign')}
          />
        </div>
      )}
      {!approved && !can.sign && !letter.sent && <p className="mt-1 text-sm text-muted">{t('approval.help')}</p>}
    </Section>
  )
}
