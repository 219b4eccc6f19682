import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/registers/catalog'
import { openApiDocument } from './document'
import { openApiText } from './text'

const text = await openApiText().text()

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(JSON.parse(text))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

test('every reference in it leads somewhere, and every operation has a name of its own', () => {
  const document = openApiDocument()
  const at = (path: string): unknown =>
    path
      .slice(2)
      .split('/')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], document)
  const references = [...text.matchAll(/"\$ref": "([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(references.length).toBeGreaterThan(100)
  for (const one of new Set(references)) expect(at(one), one).toBeDefined()
  const names = [...text.matchAll(/"operationId": "([^"]+)"/g)].map((match) => match[1])
  expect(new Set(names).size).toBe(names.length)
})

test.each(catalog.map(({ slug }) => slug))(
  '%s: what a record holds is said with its limits and closed lists',
  (slug) => {
    const name = slug
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')
    const schemas = openApiDocument().components as {
      schemas: Record<string, { properties: Record<string, object>; required?: string[] }>
    }
    const { [`${name}New`]: made, [`${name}Change`]: changed } = schemas.schemas
    expect(made?.properties.title).toMatchObject({ type: 'string', minLength: 1, maxLength: 200 })
    expect(made?.required).toContain('title')
    expect(changed?.required ?? []).toEqual([])
  },
)
