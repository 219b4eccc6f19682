import { getTranslations } from 'next-intl/server'
import type { CaseFacts, EdpbCase } from '@/lib/law/severity/edpb-cases'
import type { CasePoint } from '@/lib/law/severity/like-cases'
import type { LeakSeverity } from '../../queries/severity'

/** The cases that share most with the leak: how each ended, what agrees and what differs. */
export async function Cases({ severity: { cases, facts } }: { severity: LeakSeverity }) {
  const [t, said] = await Promise.all([getTranslations('severity'), pointWords()])
  const points = (list: readonly CasePoint[]) => list.map((point) => t(`points.${point}`)).join(', ')
  return (
    <section aria-labelledby="severity-cases" className="grid gap-3">
      <h3 id="severity-cases" className="font-semibold">
        {t('cases.title')}
      </h3>
      {cases.length === 0 && <p className="measure">{t('cases.none')}</p>}
      {cases.map(({ of, agrees, differs, unknown }, n) => (
        <details key={of.number} open={n === 0} className="border-t border-hairline pt-2">
          <summary className="min-h-9 py-1.5 font-medium">
            {t('cases.like', { number: of.number, outcome: t(`cases.outcomes.${outcomeOf(of)}`) })}
          </summary>
          <div className="grid gap-2 pt-1">
            <p className="font-medium">{t(`titles.${of.number}`)}</p>
            <p className="measure">{t(`stories.${of.number}`)}</p>
            {agrees.length > 0 && <p>{t('cases.agrees', { points: points(agrees) })}</p>}
            {differs.length > 0 && (
              <>
                <p>{t('cases.differs', { points: points(differs) })}</p>
                <ul className="grid list-disc gap-1 pl-5 text-sm">
                  {differs.map((point) => (
                    <li key={point}>
                      {t(`points.${point}`)}:{' '}
                      {t('cases.here', {
                        here: said(point, facts),
                        number: of.number,
                        there: said(point, of.facts),
                      })}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {unknown.length > 0 && (
              <p className="text-sm text-muted">{t('cases.unknown', { points: points(unknown) })}</p>
            )}
            <p className="text-sm text-muted">{t(`cases.${of.certainty}`)}</p>
          </div>
        </details>
      ))}
      <p className="measure text-sm text-muted">{t('cases.source')}</p>
    </section>
  )
}

function outcomeOf({ authority, persons }: EdpbCase): 'none' | 'authority' | 'both' {
  if (!authority) return 'none'
  return persons ? 'both' : 'authority'
}

/** What facts say to one point, in words. */
async function pointWords() {
  const [t, codes, audit] = await Promise.all([
    getTranslations('severity'),
    getTranslations('codes'),
    getTranslations('audit'),
  ])
  const nothing = t('cases.notSaid')
  const listed = (name: string, of: readonly string[]) =>
    of.map((code) => codes(`${name}.${code}`)).join(', ') || nothing
  return (point: CasePoint, facts: CaseFacts): string => {
    switch (point) {
      case 'cause':
        return facts.cause ? codes(`leakCauses.${facts.cause}`) : nothing
      case 'intent':
        return facts.intent ? codes(`leakIntents.${facts.intent}`) : nothing
      case 'types':
        return listed('leakTypes', facts.types)
      case 'data':
        return listed('dataCategories', facts.data)
      case 'people':
        return listed('peopleCategories', facts.people)
      case 'size':
        return facts.size ? t(`sizes.${facts.size}`) : nothing
      case 'readers':
        return t(`options.confidentiality.${facts.readers}`)
      case 'loss':
        return t(`options.availability.${facts.loss}`)
      case 'unintelligible':
        return facts.unintelligible ? audit('yes') : audit('no')
    }
  }
}
