import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import type { ActField } from '@/components/act/types'
import { riskLevels } from '@/lib/law/codes/leaks'
import {
  availabilityNames,
  confidentialityNames,
  contextScores,
  dataClassNames,
  identificationNames,
  integrityNames,
} from '@/lib/law/severity/enisa'
import { assessSeverityAction } from '../../actions'
import type { AssessedLeak, LeakSeverity } from '../../queries/severity'

type Props = { leak: AssessedLeak; severity: LeakSeverity }

/** The inputs of the method, to be corrected and kept; the level stays as it is. */
export async function AssessInputs({ leak, severity: { inputs } }: Props) {
  const t = await getTranslations('severity')
  const scores = contextScores.map((score) => ({ value: String(score), label: String(score) }))
  const check = (name: 'malicious' | 'over100' | 'unintelligible'): ActField => ({
    ...{ name, kind: 'check', label: t(`inputs.${name}`), value: String(inputs[name]) },
  })
  const fields: ActField[] = [
    ...dataClassNames.map((name): ActField => {
      const asked = { label: t(`inputs.${name}`), help: t(`inputHelp.${name}`), empty: t('inputs.none') }
      return { name, kind: 'choice', ...asked, options: scores, value: String(inputs[name] ?? '') }
    }),
    {
      name: 'identification',
      kind: 'choice',
      label: t('inputs.identification'),
      options: identificationNames.map((value) => ({ value, label: t(`options.identification.${value}`) })),
      value: inputs.identification,
    },
    {
      name: 'confidentiality',
      kind: 'choice',
      label: t('inputs.confidentiality'),
      options: confidentialityNames.map((value) => ({ value, label: t(`options.confidentiality.${value}`) })),
      value: inputs.confidentiality,
    },
    {
      name: 'integrity',
      kind: 'choice',
      label: t('inputs.integrity'),
      options: integrityNames.map((value) => ({ value, label: t(`options.integrity.${value}`) })),
      value: inputs.integrity,
    },
    {
      name: 'availability',
      kind: 'choice',
      label: t('inputs.availability'),
      options: availabilityNames.map((value) => ({ value, label: t(`options.availability.${value}`) })),
      value: inputs.availability,
    },
    check('malicious'),
    check('over100'),
    check('unintelligible'),
  ]
  return (
    <Act
      name="assessSeverity"
      action={assessSeverityAction}
      fixed={{ ref: leak.ref, version: leak.version, given: null, reason: '' }}
      fields={fields}
      summary={t('inputs.change')}
      submit={t('inputs.save')}
    />
  )
}

/** The level of risk as a person gives it, over the inputs that are shown. */
export async function GiveLevel({ leak, severity: { inputs, severity } }: Props) {
  const [t, codes] = await Promise.all([getTranslations('severity'), getTranslations('codes')])
  const fields: ActField[] = [
    {
      name: 'given',
      kind: 'tiles',
      label: t('give.level'),
      options: riskLevels.map(({ code }) => ({ value: code, label: codes(`riskLevels.${code}`) })),
      value: leak.facts.riskLevel ?? severity?.proposes ?? '',
    },
    { name: 'reason', kind: 'text', label: t('give.reason'), help: t('give.reasonHelp') },
  ]
  return (
    <Act
      name="assessSeverity"
      action={assessSeverityAction}
      fixed={{ ref: leak.ref, version: leak.version, ...inputs }}
      fields={fields}
      summary={t('give.open')}
      submit={t('give.save')}
    />
  )
}
