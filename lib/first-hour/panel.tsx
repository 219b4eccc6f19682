import { Check, Circle, CircleSlash, Hourglass, type IconNode } from 'lucide'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { Section } from '@/components/layout/section'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { formatInstant } from '@/lib/time/format'
import { goWithoutAction, takeUpAction } from './actions'
import type { Checklist, Holders, Without } from './queries'
import type { Shown } from './rules'

type Props = { checklist: Checklist; zone: string }

/** What is still to be set up, the reader's own steps first, then those that wait for others, and folded what is done. */
export async function FirstHour({ checklist: { steps, without, holders }, zone }: Props) {
  const t = await getTranslations('first-hour')
  const isOpen = ({ state }: Shown) => state === 'open' || state === 'invited'
  const [open, over] = [steps.filter(isOpen), steps.filter((step) => !isOpen(step))]
  const progress = t('progress', { done: over.length, all: steps.length })
  return (
    <Section id="first-hour" title={t('title')} help={t('help')}>
      <p className="mb-1.5 font-medium" id="first-hour-progress">
        {progress}
      </p>
      <progress
        aria-labelledby="first-hour-progress"
        value={over.length}
        max={steps.length}
        className="mb-4 h-2 w-full max-w-md appearance-none overflow-hidden rounded-full border border-control/60 bg-surface [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-accent"
      />
      <ol className="grid gap-x-8 lg:grid-cols-2">
        {open.map((step) => (
          <li key={step.step} className="border-t border-hairline py-3">
            <OpenStep step={step} holders={holders} />
          </li>
        ))}
      </ol>
      {over.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-9 cursor-pointer rounded-sm py-1.5 text-sm text-accent">
            {t('over', { count: over.length })}
          </summary>
          <ul className="grid divide-y divide-hairline">
            {over.map((step) => (
              <li key={step.step} className="py-2">
                <StepOver step={step} said={without.find((one) => one.step === step.step)} zone={zone} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

async function OpenStep({
  step: { step, state, href, roles, mayGoWithout },
  holders,
}: {
  step: Shown
  holders: Holders
}) {
  const [t, nav, format] = await Promise.all([
    getTranslations('first-hour'),
    getTranslations('nav.roles'),
    getFormatter(),
  ])
  const list = (parts: readonly string[], type: 'conjunction' | 'disjunction') => format.list(parts, { type })
  const who = roles.map((role) => {
    const held = holders.get(role)
    if (!held) return t('nobody', { role: nav(role) })
    const more = held.total - held.names.length
    const names = list(more > 0 ? [...held.names, t('others', { count: more })] : held.names, 'conjunction')
    return t('who', { role: nav(role), names })
  })
  return (
    <Line icon={href === null || state === 'invited' ? Hourglass : Circle}>
      <h3 className="font-medium">
        {href === null ? t(`steps.${step}.title`) : <TextLink href={href}>{t(`steps.${step}.title`)}</TextLink>}
      </h3>
      <p className="measure text-sm text-muted">{t(state === 'invited' ? 'invited' : `steps.${step}.help`)}</p>
      {href === null && <p className="text-sm">{t('waits', { who: list(who, 'disjunction') })}</p>}
      {mayGoWithout && (
        <div className="mt-2">
          <Act
            name="goWithout"
            action={goWithoutAction}
            fixed={{ step }}
            fields={[{ name: 'reason', kind: 'line', label: t('without.reason') }]}
            summary={t('without.button')}
            submit={t('without.submit')}
            variant="secondary"
          />
        </div>
      )}
    </Line>
  )
}

type OverProps = { step: Shown; said: Without | undefined; zone: string }

/** A step that is done, or knowingly done without: then who said so, when and why. */
async function StepOver({ step: { step, state, mayGoWithout }, said, zone }: OverProps) {
  const [t, locale] = await Promise.all([getTranslations('first-hour'), getLocale()])
  if (state !== 'without' || !said)
    return (
      <Line icon={Check}>
        {t(`steps.${step}.title`)} <span className="text-sm text-muted">{t('done')}</span>
      </Line>
    )
  const at = formatInstant(said.at, { locale, zone, style: 'date' })
  return (
    <Line icon={CircleSlash}>
      <p>{t(`steps.${step}.title`)}</p>
      <p className="measure text-sm text-muted">
        {t('without.said', { name: said.by, date: at, reason: said.reason })}
      </p>
      {mayGoWithout && (
        <Act
          name="takeUp"
          action={takeUpAction}
          fixed={{ step }}
          fields={[{ name: 'reason', kind: 'line', label: t('without.reason') }]}
          summary={t('without.takeUp')}
          submit={t('without.takeUp')}
          variant="secondary"
        />
      )}
    </Line>
  )
}

function Line({ icon, children }: { icon: IconNode; children: React.ReactNode }) {
  return (
    <div className="flex gap-3">
      <Icon of={icon} size={18} className="mt-0.5 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}
