import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { setHandlersAction } from '../../actions'
import { nextState } from '../../facts/rules'
import type { LoadedLeak } from '../../load'

/** Who works on the leak, under its name; who may, changes it there. */
export async function Handlers({ leak, handlers }: Pick<LoadedLeak, 'leak' | 'handlers'>) {
  const t = await getTranslations('triage')
  const { handler, second } = leak
  const options = handlers.map(({ id, name }) => ({ value: id, label: name }))
  const mayChange = leak.can.triage && nextState(leak.state, 'handle') !== null
  const choice = (name: 'handlerId' | 'secondHandlerId', value: string | undefined) =>
    ({
      name,
      kind: 'choice',
      label: t(`handlers.${name}`),
      empty: t('handlers.nobody'),
      options,
      value: value ?? '',
    }) as const
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-1 text-sm">
      <p className="py-2">
        {handler ? t('handlers.is', { name: handler.name }) : t('handlers.everybody')}
        {second && ` · ${t('handlers.second', { name: second.name })}`}
      </p>
      {mayChange && (
        <Act
          name="setHandlers"
          action={setHandlersAction}
          fixed={{ ref: leak.ref, version: leak.version }}
          fields={[choice('handlerId', handler?.id), choice('secondHandlerId', second?.id)]}
          summary={handler ? t('handlers.change') : t('handlers.choose')}
          submit={t('handlers.save')}
        />
      )}
    </div>
  )
}
