import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import type { FormField, FormSection } from '@/components/form/model/types'
import { PageHeader } from '@/components/layout/page-header'
import { type CodeListName, codeList } from '@/lib/law/codes/registry'
import { saveFactsAction } from '../../actions'
import type { LeakFacts } from '../../facts/schema'
import { factsLayout, factsValues } from './facts-layout'

type Props = { leak: { ref: string; version: number; facts: LeakFacts }; draftOwner: string }

/** The facts of a leak as a form: unknown is an answer everywhere. */
export async function FactsForm({ leak, draftOwner }: Props) {
  const [t, codes, common] = await Promise.all([
    getTranslations('triage'),
    getTranslations('codes'),
    getTranslations('common'),
  ])
  const options = (list: CodeListName) =>
    codeList(list).map(({ code }) => ({ value: code, label: codes(`${list}.${code}`) }))
  const yesNo = [
    { value: 'yes', label: common('yes') },
    { value: 'no', label: common('no') },
  ]
  const sections: FormSection[] = factsLayout.map(({ id, fields }) => ({
    id,
    title: t(`facts.sections.${id}`),
    fields: fields.map(({ list, ...field }): FormField => {
      const help = t.has(`facts.help.${field.name}`) ? t(`facts.help.${field.name}`) : undefined
      const chosen = list === 'yesNo' ? yesNo : list ? options(list) : undefined
      return {
        ...field,
        label: t(`facts.fields.${field.name}`),
        ...(help ? { help } : {}),
        ...(chosen ? { options: chosen } : {}),
      }
    }),
  }))
  const here = `/leaks/${leak.ref}`
  return (
    <>
      <PageHeader title={t('facts.editTitle', { ref: leak.ref })} crumbs={[{ label: leak.ref, href: here }]} />
      <Form
        draftKey={`${draftOwner}:leak-facts:${leak.ref}`}
        sections={sections}
        values={factsValues(leak.facts)}
        version={leak.version}
        context={{ ref: leak.ref }}
        action={saveFactsAction}
        doneHref={here}
        cancelHref={here}
        submitText={t('facts.save')}
      />
    </>
  )
}
