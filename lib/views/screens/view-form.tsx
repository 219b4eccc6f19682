'use client'

import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useSend } from '@/components/form/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Choice, Input, Select } from '@/components/ui/input'
import type { Failure, Result } from '@/lib/errors/refusal'
import { chooseDefaultAction, removeViewAction, saveViewAction, updateViewAction } from '../actions'
import type { ViewKind } from '../schema'

type Texts = {
  name: string
  kind: string
  kindHelp: string
  saveNew: string
  save: string
  remove: string
  removeHelp: string
  opensWith: string
  openThis: string
  openAll: string
  openNone: string
  forRole: string
  setForRole: string
  endForRole: string
  /** Template with {role}. */
  isDefault: string
  failed: string
  reasons: Readonly<Record<string, string>>
}

type Props = {
  list: string
  query: string
  base: { id: string; name: string; kind: ViewKind; version: number; mayChange: boolean } | null
  kinds: readonly Choice[]
  own: string | 'all' | null
  /** There is a default that "everything" can take the place of. */
  offersAll: boolean
  /** Whose default the DPO chooses; empty for everybody else. */
  roles: readonly (Choice & { chosen: boolean })[]
  texts: Texts
}

/** What is sent, and where to go once it is done. */
type Sent = { run: () => Promise<Result<unknown>>; done: (value: unknown) => void }

/** Keeps what the table shows under a name, changes or removes the view it began with, and says with what the list opens. */
export function ViewForm({ list, query, base, kinds, own, offersAll, roles, texts }: Props) {
  const id = useId()
  const router = useRouter()
  const [name, setName] = useState(base?.name ?? '')
  const [kind, setKind] = useState<string>(base?.mayChange ? base.kind : 'personal')
  const [role, setRole] = useState('')
  const { submit, pending, failure } = useSend<unknown, Sent>(
    ({ run }) => run(),
    (value, sent) => sent.done(value),
  )
  const send = (run: Sent['run'], done: Sent['done']) => submit({ run, done })
  const go = (href: string) => {
    document.getElementById('view-form')?.hidePopover()
    router.push(href)
    router.refresh()
  }
  const open = (view: string) => () => go(`${list}?view=${view}`)
  const saveNew = () =>
    send(
      () => saveViewAction({ list, name, query, kind }),
      (value) => go(`${list}?view=${idOf(value)}`),
    )
  const choose = (who: string | null, opens: string) =>
    send(
      () => chooseDefaultAction({ list, role: who, opens }),
      () => go(opens === 'all' ? `${list}?view=all` : here),
    )
  const here = base ? `${list}?view=${base.id}` : list
  const chosen = roles.find(({ value }) => value === role)
  return (
    <form
      noValidate
      className="grid gap-3 p-2"
      onSubmit={(event) => {
        event.preventDefault()
        saveNew()
      }}
    >
      {failure && (
        <p role="alert" className="text-sm font-medium text-danger">
          {wordsOf(failure, texts)}
        </p>
      )}
      <Field id={`${id}-name`} label={texts.name}>
        <Input
          id={`${id}-name`}
          value={name}
          maxLength={80}
          required
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {kinds.length > 1 && (
        <Field id={`${id}-kind`} label={texts.kind} help={texts.kindHelp}>
          <Select id={`${id}-kind`} options={kinds} value={kind} onChange={(event) => setKind(event.target.value)} />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        {base?.mayChange && (
          <Button
            variant="primary"
            disabled={pending}
            onClick={() =>
              send(() => updateViewAction({ id: base.id, version: base.version, name, query, kind }), open(base.id))
            }
          >
            {texts.save}
          </Button>
        )}
        <Button type="submit" variant={base?.mayChange ? 'secondary' : 'primary'} disabled={pending}>
          {texts.saveNew}
        </Button>
        {base?.mayChange && (
          <Button
            variant="danger"
            disabled={pending}
            title={texts.removeHelp}
            onClick={() =>
              send(
                () => removeViewAction({ id: base.id, version: base.version }),
                () => go(`${list}?${query}`),
              )
            }
          >
            {texts.remove}
          </Button>
        )}
      </div>
      {(base || offersAll) && (
        <fieldset className="flex flex-wrap gap-2 border-t border-hairline pt-3">
          <legend className="sr-only">{texts.opensWith}</legend>
          {base && own !== base.id && (
            <Button disabled={pending} onClick={() => choose(null, base.id)}>
              {texts.openThis}
            </Button>
          )}
          {offersAll && own !== 'all' && (
            <Button disabled={pending} onClick={() => choose(null, 'all')}>
              {texts.openAll}
            </Button>
          )}
          {own !== null && (
            <Button disabled={pending} onClick={() => choose(null, 'none')}>
              {texts.openNone}
            </Button>
          )}
        </fieldset>
      )}
      {base && roles.length > 0 && (
        <div className="grid gap-2 border-t border-hairline pt-3">
          <Field id={`${id}-role`} label={texts.forRole}>
            <Select
              id={`${id}-role`}
              options={roles.map(({ value, label, chosen: opens }) => ({
                value,
                label: opens ? texts.isDefault.replace('{role}', label) : label,
              }))}
              empty=""
              value={role}
              onChange={(event) => setRole(event.target.value)}
            />
          </Field>
          {chosen && (
            <Button disabled={pending} onClick={() => choose(chosen.value, chosen.chosen ? 'none' : base.id)}>
              {chosen.chosen ? texts.endForRole : texts.setForRole}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : ''
}

function wordsOf({ code, reason, fields }: Failure, { reasons, failed }: Texts): string {
  const keys = [reason ?? '', ...Object.values(fields ?? {}).flat(), code]
  const found = keys.map((key) => key.split('.')[0] ?? '').find((key) => reasons[key] !== undefined)
  return (found && reasons[found]) || failed
}
