import { getLocale, getTranslations } from 'next-intl/server'
import { FactList } from '@/components/layout/fact-list'
import { Section } from '@/components/layout/section'
import { Time } from '@/components/time/time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { dataClassNames } from '@/lib/law/severity/enisa'
import { formatNumber } from '@/lib/time/format'
import type { AssessedLeak, LeakSeverity } from '../../queries/severity'
import { AssessInputs, GiveLevel } from './assess'
import { Cases } from './cases'

type Loaded = { leak: AssessedLeak; severity: LeakSeverity | null }
type Props = { leak: AssessedLeak; severity: LeakSeverity }

/** ENISA's severity as a proposal with its inputs, the level a person gave, and the EDPB's cases beside it. */
export async function Severity({ loaded: { leak, severity } }: { loaded: Loaded }) {
  const t = await getTranslations('severity')
  if (!severity) return null
  const mayAssess = leak.can.advise && leak.can.update
  return (
    <Section id="severity" title={t('title')} help={t('help')}>
      <div className="grid gap-5">
        <Proposal leak={leak} severity={severity} />
        <Inputs leak={leak} severity={severity} />
        {mayAssess && (
          <div className="flex flex-wrap gap-2">
            <AssessInputs leak={leak} severity={severity} />
            {severity.severity && <GiveLevel leak={leak} severity={severity} />}
          </div>
        )}
        <Cases severity={severity} />
        <Earlier leak={leak} severity={severity} />
      </div>
    </Section>
  )
}

/** The score with its sum, what it proposes, and the level that a person gave. */
async function Proposal({ leak, severity: { severity, inputs, revisions } }: Props) {
  const [t, codes, locale] = await Promise.all([getTranslations('severity'), getTranslations('codes'), getLocale()])
  const number = (value: number) => formatNumber(value, locale)
  const given = leak.facts.riskLevel
  const flags = (['over100', 'unintelligible'] as const).filter((flag) => inputs[flag])
  return (
    <div className="grid gap-2">
      {revisions.length === 0 && <p className="text-sm text-muted">{t('unkept')}</p>}
      {severity ? (
        <>
          <p className="font-semibold">
            {t('result', { score: number(severity.score), level: t(`levels.${severity.level}`) })}
          </p>
          <p data-tabular className="text-sm text-muted">
            {t('formula', {
              dpc: number(severity.dpc),
              ei: number(severity.ei),
              cb: number(severity.cb),
              score: number(severity.score),
            })}
          </p>
          <p>{t('proposes', { level: codes(`riskLevels.${severity.proposes}`) })}</p>
          {severity.proposes === 'unlikely' && <p className="measure text-sm text-muted">{t('lowStill')}</p>}
        </>
      ) : (
        <Alert>{t('noScore')}</Alert>
      )}
      {flags.map((flag) => (
        <p key={flag} className="measure text-sm">
          {t(`flags.${flag}`)}
        </p>
      ))}
      <p className="font-semibold">
        {given ? t('givenLevel', { level: codes(`riskLevels.${given}`) }) : t('noneGiven')}
      </p>
      {given && severity && given !== severity.proposes && (
        <p>
          {t('differs')}
          {leak.facts.riskReason && <span className="measure block whitespace-pre-line">{leak.facts.riskReason}</span>}
        </p>
      )}
    </div>
  )
}

/** Each input with its value, and where a proposed one comes from. */
async function Inputs({ severity: { inputs, sources } }: Props) {
  const [t, triage, audit] = await Promise.all([
    getTranslations('severity'),
    getTranslations('triage'),
    getTranslations('audit'),
  ])
  const from = (name: keyof typeof inputs): string | undefined => {
    const source = sources?.[name]
    if (!source) return undefined
    if (source === 'assumed') return t('from.assumed')
    if ('records' in source) return t('from.records', { refs: source.records.join(', ') })
    return t('from.fact', { field: triage(`facts.fields.${source.fact}`) })
  }
  const fact = (name: keyof typeof inputs, value: string) => ({
    label: t(`inputs.${name}`),
    value,
    mark: from(name),
  })
  const yes = (value: boolean) => (value ? audit('yes') : audit('no'))
  return (
    <details>
      <summary className="min-h-9 py-1.5 font-medium text-accent">{t('inputs.title')}</summary>
      <div className="grid gap-3 pt-2">
        <FactList
          facts={[
            ...dataClassNames.map((name) => fact(name, String(inputs[name] ?? t('inputs.none')))),
            fact('identification', t(`options.identification.${inputs.identification}`)),
            fact('confidentiality', t(`options.confidentiality.${inputs.confidentiality}`)),
            fact('integrity', t(`options.integrity.${inputs.integrity}`)),
            fact('availability', t(`options.availability.${inputs.availability}`)),
            fact('malicious', yes(inputs.malicious)),
            fact('over100', yes(inputs.over100)),
            fact('unintelligible', yes(inputs.unintelligible)),
          ]}
        />
        <p className="measure text-sm text-muted">{t('source')}</p>
      </div>
    </details>
  )
}

/** Every assessment that was kept, newest first. */
async function Earlier({ leak, severity: { revisions } }: Props) {
  const [t, codes, locale] = await Promise.all([getTranslations('severity'), getTranslations('codes'), getLocale()])
  if (revisions.length === 0) return null
  return (
    <details>
      <summary className="min-h-9 py-1.5 font-medium text-accent">{t('earlier')}</summary>
      <ol className="grid gap-3 pt-2">
        {revisions.map((one) => (
          <li key={one.revision}>
            <p className="flex flex-wrap gap-2">
              {one.level && (
                <span>{t('result', { score: formatNumber(one.score, locale), level: t(`levels.${one.level}`) })}</span>
              )}
              <Badge tone={one.given ? 'neutral' : 'outline'}>
                {one.given ? codes(`riskLevels.${one.given}`) : t('inputsOnly')}
              </Badge>
            </p>
            {one.reason && <p className="measure whitespace-pre-line">{one.reason}</p>}
            <p className="text-sm text-muted">
              {one.byName} · <Time instant={one.at} zone={leak.zone} />
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}
