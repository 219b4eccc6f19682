import { Button } from '@/components/ui/button'
import type { Drawing } from './drawing'
import { KeysForm } from './tools'

type Props = { t: Drawing['t']; can: { search: boolean; peek: boolean; pick: boolean; edit: boolean } }

/** The keys of a table. The browser's own dialog, drawn by the server: it costs no script. */
export function KeysDialog({ t, can }: Props) {
  const keys = [
    ...(can.search ? ([['/', t('keySearch')]] as const) : []),
    ['j  ↓', t('keyNext')],
    ['k  ↑', t('keyPrevious')],
    ['Enter', t('keyOpen')],
    ...(can.peek ? ([[t('space'), t('keyPeek')]] as const) : []),
    ...(can.pick ? ([['x', t('keyPick')]] as const) : []),
    ...(can.edit ? ([['e', t('keyEdit')]] as const) : []),
    ['Esc', t('keyEscape')],
    ['Ctrl K  ⌘ K', t('keyEverywhere')],
    ['?', t('keyHelp')],
  ] as const
  return (
    <dialog id="table-keys" aria-labelledby="table-keys-title" className="dt-keys">
      <h2 id="table-keys-title" className="mb-3 text-xl">
        {t('keysTitle')}
      </h2>
      <dl>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <KeysForm t={t} />
      <form method="dialog" className="mt-4">
        <Button type="submit">{t('keysClose')}</Button>
      </form>
    </dialog>
  )
}
