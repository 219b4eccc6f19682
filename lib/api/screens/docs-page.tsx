import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import type { Actor } from '@/lib/access/actor'
import { mayEver } from '@/lib/access/can'
import { ownAddress } from '@/lib/access/request/own-address'
import { problems } from '../http/problem'
import { type Field, type Operation, type Outline, outlines } from '../openapi/outline'
import { namesOfReaches } from './reach-names'

/** How programs ask, from the same document that they read: what each list takes, and every way in which one is told no. */
export async function ApiDocs({ actor }: { actor: Actor }) {
  const [t, nameOf, address] = await Promise.all([getTranslations('api.docs'), namesOfReaches(), ownAddress()])
  const example = `curl -H "Authorization: Bearer $TOKEN" \\\n  "${address}/api/v1/activities?q=payroll&sort=-updatedAt&size=25"`
  return (
    <div className="grid max-w-4xl gap-6">
      <Section id="begin" title={t('begin')}>
        <div className="grid gap-3">
          <p className="measure">{t('token')}</p>
          <pre className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm">{example}</pre>
          <p className="measure">{t('write')}</p>
          <p className="flex flex-wrap gap-x-6 gap-y-1">
            <a href="/api/openapi.json" className="text-accent hover:underline">
              {t('document')}
            </a>
            {mayEver(actor, 'api_token', 'read') && (
              <Link href="/account/tokens" className="text-accent hover:underline">
                {t('tokens')}
              </Link>
            )}
          </p>
        </div>
      </Section>
      <Section id="lists" title={t('lists')} help={t('listsHelp')}>
        <div className="grid divide-y divide-hairline border-y border-hairline">
          {outlines().map((one) => (
            <details key={one.tag} id={`list-${one.tag}`} className="py-2">
              <summary className="cursor-pointer py-1 font-medium">
                {nameOf(one.tag)} <code className="ms-2 text-sm text-muted">/api/v1/{one.tag}</code>
              </summary>
              <OneList of={one} />
            </details>
          ))}
        </div>
      </Section>
      <Section id="problems" title={t('problems')} help={t('problemsHelp')}>
        <div className="overflow-x-auto">
          <table className="w-full text-sm">
            <thead className="text-start text-muted">
              <tr>
                <th className="py-1 pe-4 text-start font-medium">{t('status')}</th>
                <th className="py-1 pe-4 text-start font-medium">{t('code')}</th>
                <th className="py-1 text-start font-medium">{t('means')}</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-hairline">
              {Object.entries(problems).map(([code, [status, title]]) => (
                <tr key={code} id={`problem-${code}`}>
                  <td className="py-1.5 pe-4 align-top">{status}</td>
                  <td className="py-1.5 pe-4 align-top font-mono">{code}</td>
                  <td className="py-1.5" lang="en">
                    {title}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </div>
  )
}

async function OneList({ of: { operations, fields } }: { of: Outline }) {
  const t = await getTranslations('api.docs')
  return (
    <div className="grid gap-4 py-3">
      <ul className="grid gap-3">
        {operations.map((one) => (
          <li key={`${one.method} ${one.path}`} className="grid gap-1">
            <p className="wrap-anywhere">
              <code className="font-semibold">{one.method}</code> <code>{one.path}</code>
            </p>
            <p className="text-sm" lang="en">
              {[one.summary, one.description].filter(Boolean).join('. ')}
            </p>
            <Parameters of={one} />
          </li>
        ))}
      </ul>
      {fields.length > 0 && (
        <div className="grid gap-2">
          <h3 className="font-semibold">{t('fields')}</h3>
          <dl className="grid divide-y divide-hairline border-y border-hairline text-sm">
            {fields.map((field) => (
              <FieldLine key={field.name} field={field} />
            ))}
          </dl>
        </div>
      )}
    </div>
  )
}

async function Parameters({ of: { parameters } }: { of: Operation }) {
  const t = await getTranslations('api.docs')
  if (parameters.length === 0) return null
  return (
    <dl className="grid gap-x-4 gap-y-0.5 ps-4 text-sm text-muted sm:grid-cols-[13rem_minmax(0,1fr)]" lang="en">
      {parameters.map(({ name, description, required }) => (
        <div key={name} className="contents">
          <dt className="font-mono wrap-anywhere text-text">
            {name}
            {required ? ` (${t('required')})` : ''}
          </dt>
          <dd className="wrap-anywhere">{description}</dd>
        </div>
      ))}
    </dl>
  )
}

const shownValues = 12

async function FieldLine({ field: { name, type, values, most, required } }: { field: Field }) {
  const t = await getTranslations('api.docs')
  const more = values.length - shownValues
  return (
    <div className="grid gap-x-4 py-1.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="font-mono wrap-anywhere">
        {name}
        {required ? ` (${t('required')})` : ''}
      </dt>
      <dd className="wrap-anywhere text-muted">
        {type}
        {most === null ? '' : `, ${t('most', { most })}`}
        {values.length > 0 && `: ${values.slice(0, shownValues).join(', ')}`}
        {more > 0 && ` ${t('more', { more })}`}
      </dd>
    </div>
  )
}
