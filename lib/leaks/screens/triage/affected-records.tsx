import { getTranslations } from 'next-intl/server'
import { Act } from '@/components/act/act'
import { ClientText } from '@/components/layout/client-text'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { inviteAction, setInviteRoleAction } from '../../actions'
import { inviteRoles } from '../../facts/schema'
import type { LeakDetail } from '../../queries/leak-detail'
import type { NamedRecord } from '../../queries/records-around'
import { LinkRecords } from './link-records'

type Props = { leak: LeakDetail; editors: readonly { id: string; name: string }[] }
type HitProps = Props & { named: readonly NamedRecord[] }

/** Which records are hit, and who of their owners may read along. */
export async function AffectedRecords({ leak, editors, named }: HitProps) {
  const [t, all] = await Promise.all([getTranslations('triage'), getTranslations()])
  const records = leak.records.map(({ marks, ...record }) => ({
    ...record,
    mark: marks.map((code) => all(`${record.register}.marks.${code}`)).join(', '),
  }))
  return (
    <div className="grid gap-4">
      {leak.can.update && <p className="measure text-sm text-muted">{t('hit.help')}</p>}
      {leak.can.update ? (
        <ClientText namespaces={['triage', 'errors']}>
          <LinkRecords leakRef={leak.ref} version={leak.version} linked={records} named={named} />
        </ClientText>
      ) : leak.records.length === 0 ? (
        <p className="text-muted">{t('hit.none')}</p>
      ) : (
        <ul className="grid gap-1">
          {records.map((record) => (
            <li key={record.id} className="flex flex-wrap items-center gap-x-3">
              <TextLink href={`/registers/${record.register}/${record.ref}`}>
                {record.ref} {record.title}
              </TextLink>
              {record.mark && <Badge tone="withinday">{record.mark}</Badge>}
            </li>
          ))}
        </ul>
      )}
      {leak.can.update && <Invited leak={leak} editors={editors} />}
    </div>
  )
}

async function Invited({ leak, editors }: Props) {
  const t = await getTranslations('triage')
  const ids = leak.invited.map((person) => person.id)
  const others = editors.filter((editor) => !ids.includes(editor.id))
  const fixed = { ref: leak.ref, version: leak.version }
  const role = (value: string) =>
    ({
      name: 'role',
      kind: 'choice',
      label: t('duty.as'),
      empty: t('duty.roles.none'),
      options: inviteRoles.map((one) => ({ value: one, label: t(`duty.roles.${one}`) })),
      value,
    }) as const
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">{t('hit.invite')}</h3>
      <p className="measure text-sm text-muted">{t('hit.inviteHelp')}</p>
      {leak.invited.length === 0 && <p>{t('hit.noInvite')}</p>}
      <ul className="grid gap-2">
        {leak.invited.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center gap-3">
            <span>
              {person.name} · {t(`duty.roles.${person.role ?? 'none'}`)}
            </span>
            <Act
              name="setInviteRole"
              action={setInviteRoleAction}
              fixed={{ ...fixed, userId: person.id }}
              fields={[role(person.role ?? '')]}
              summary={t('duty.change')}
              submit={t('duty.save')}
            />
            <Act
              name="invite"
              action={inviteAction}
              fixed={{ ...fixed, userIds: ids.filter((id) => id !== person.id) }}
              fields={[]}
              submit={t('hit.uninvite')}
              variant="secondary"
            />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details data-chrome>
          <summary className={buttonClass({}, 'list-none')}>{t('hit.invitePerson')}</summary>
          <ul className="grid gap-2 pt-2">
            {others.map((editor) => (
              <li key={editor.id} className="flex flex-wrap items-center gap-3">
                <span>{editor.name}</span>
                <Act
                  name="invite"
                  action={inviteAction}
                  fixed={{ ...fixed, userIds: [...ids, editor.id] }}
                  fields={[role('')]}
                  summary={t('duty.choose')}
                  submit={t('hit.invitePerson')}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
