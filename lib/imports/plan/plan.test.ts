import { describe, expect, test } from 'vitest'
import { readTable } from '../read/read'
import { someAround, suggestedFor } from '../testing/lookup'
import { belgian, belgianSimple, frenchFiche } from '../testing/models'
import { odsOf, xlsxOf } from '../testing/tables'
import type { Choice } from './choice'
import { planned } from './plan'
import { rowTemp } from './temps'

const columnsOf = ({ columns }: { columns: string[] }, { targets }: Choice) =>
  Object.fromEntries(columns.map((column, n) => [column, targets[n]]))
const titles = ({ creations }: ReturnType<typeof planned>) =>
  creations.map(({ register, title }) => `${register} ${title}`)
const csv = (text: string) => readTable(Buffer.from(text), 'a.csv')

describe('new records with a name that is there already are told, and stay new', () => {
  const alikeOf = async (text: string, mode: Choice['mode'] = 'add') => {
    const { table, choice } = await suggestedFor('systems', await csv(text))
    const around = await someAround('systems', { systems: [['Y-001', 'Website']] }, { 'Y-001': { title: 'Website' } })
    const { rows } = planned(table, { ...choice, mode, key: 'title' }, around)
    return rows.map(({ deed, errors, alike }) => (errors.length > 0 ? 'wrong' : alike ? alike : deed))
  }
  test('a record, in other case; a row before it, however it is punctuated', async () => {
    expect(await alikeOf('Naam\nwebsite\nNieuw systeem\nnieuw  Systeem.\nAnder\n')).toEqual([
      { ref: 'Y-001' },
      'create',
      { at: 1 },
      'create',
    ])
  })
  test('not where the record is what the row changes', async () => {
    expect(await alikeOf('Naam\nWebsite\nNieuw\n', 'both')).toEqual(['update', 'create'])
  })
})

describe('models of authorities', () => {
  test('the Belgian one: every column finds its field, lists and dates are understood, the rest is kept', async () => {
    const { table, choice } = await suggestedFor('activities', await readTable(xlsxOf(belgian), 'a.xlsx'))
    expect(table.name).toBe('register')
    expect(columnsOf(table, choice)).toEqual({
      'Naam bedrijfsproces': 'businessProcess',
      'Proceseigenaar (functie)': 'ownerRole',
      'Nummer verwerking': 'formerRef',
      Verwerking: 'title',
      'Functionele omschrijving': 'description',
      Doeleinde: 'purposes',
      Rechtsgrond: 'purposes.legalBases',
      'Type verwerking': 'processingType',
      'Functionele gegevenscategorie': 'dataCategories',
      'AVG-gegevenscategorie': 'dataCategories',
      'Categorieën van betrokkenen': 'peopleCategories',
      Bewaartermijn: 'retentionRules',
      'Categorieën van ontvangers': 'recipients',
      'Verwerker(s)': 'processors',
      'Doorgifte buiten de EER': 'transfers',
      Beveiligingsmaatregelen: 'measures',
      'Begindatum verwerking': 'startOn',
      'Einddatum verwerking': 'endOn',
      'Plaatsvervangende verwerking': 'replacedBy',
      Kleur: '',
    })
    const plan = planned(table, choice, await someAround('activities', { activities: [['A-004', 'V-12']] }))
    const [orders, wages] = plan.rows
    expect(orders).toMatchObject({
      deed: 'create',
      errors: [],
      extras: [{ header: 'Kleur', value: 'blauw' }],
      values: {
        ...{ title: 'Bestellingen', formerRef: 'V-12', ownerRole: 'Hoofd verkoop', startOn: '2019-02-01' },
        dataCategories: ['identity_name', 'other:leveradres', 'salary_income'],
        peopleCategories: ['client'],
        recipients: [{ name: 'boekhouder' }, { kind: 'authority' }],
        noTransfers: true,
      },
    })
    expect(wages).toMatchObject({
      errors: [{ field: 'startOn', key: 'date_form' }],
      values: {
        dataCategories: ['identity_name', 'salary_income', 'national_register_number_be'],
        ...{ recipients: [], endOn: '2025-12-31', replacedBy: ['A-004'] },
        // Where it goes is said, by which instrument is not: the answer is open, not refused.
        ...{ transfers: [{ country: 'US' }], openFields: ['transfers'] },
      },
    })
    expect(titles(plan)).toContain('processors Mailfabriek')
    const byLaw = plan.creations.find(({ title }) => title === 'Lonen betalen')
    // A legal obligation without its law: told, and marked as open.
    expect(byLaw?.values).toMatchObject({ legalBases: ['c_legal_obligation'], openFields: ['lawReference'] })
  })

  test('the simplified Belgian one in French', async () => {
    const { table, choice } = await suggestedFor('activities', await readTable(odsOf(belgianSimple), 'a.ods'))
    expect(choice.targets).toEqual([
      ...['formerRef', 'title', 'purposes', 'purposes.legalBases', 'peopleCategories'],
      ...['dataCategories', 'recipients', 'transfers', 'retentionRules', 'measures'],
    ])
    const [row] = planned(table, choice, await someAround('activities')).rows
    expect(row).toMatchObject({
      errors: [],
      values: {
        dataCategories: ['identity_name', 'contact_private', 'health'],
        ...{ recipients: [{ kind: 'internal_department' }], noTransfers: true, peopleCategories: ['applicant'] },
      },
    })
  })

  test('the French one: a sheet for each activity becomes a row, and no cell is lost', async () => {
    const sheets = [frenchFiche('Paie', 'RH-1'), frenchFiche('', 'modèle'), frenchFiche('Accès', 'RH-2')]
    const { table, choice } = await suggestedFor('activities', await readTable(odsOf(sheets), 'a.ods'))
    expect(table.rows.map(({ sheet }) => sheet)).toEqual(['Fiche RH-1', 'Fiche RH-2'])
    const plan = planned(table, choice, await someAround('activities'))
    expect(plan.rows[0]).toMatchObject({
      errors: [],
      values: {
        ...{ title: 'Paie', formerRef: 'RH-1', startOn: '2019-03-01', peopleCategories: ['employee'] },
        dataCategories: ['identity_name', 'other:Numéro de Sécurité Sociale', 'trade_union'],
        recipients: [
          { kind: 'internal_department', name: 'Comptabilité' },
          { kind: 'authority', name: 'Administration' },
        ],
        transfers: [
          { recipient: 'Paie Inc', country: 'US', mechanism: '46_2c', evidence: 'dossier 4' },
          { recipient: 'Autre Inc', country: 'IN', evidence: 'Garanties: promis par courriel' },
        ],
        openFields: ['transfers'],
      },
    })
    expect(titles(plan)).toEqual(
      expect.arrayContaining([
        'purposes Gérer la paie',
        'purposes Déclarer les salaires',
        'measures Chiffrement des données: TLS 1.3',
      ]),
    )
    // Every text that somebody wrote in the fiche stands in a value or is kept beside it.
    const everything = JSON.stringify([plan.rows[0], plan.creations])
    const written = [
      '2020-05-02',
      'Exemple SARL',
      '75000',
      'dpo@exemple.example',
      'Nom, prénom',
      'NIR des salariés',
      'Cotisation',
      '1 an',
      'et anciens salariés',
      'TLS 1.3',
    ]
    for (const text of written) expect(everything).toContain(text)
  })
})

describe('rows', () => {
  const plan = async (slug: string, text: string, more: Partial<Choice> = {}, records = {}, values = {}) => {
    const { table, choice } = await suggestedFor(slug, await csv(text))
    return planned(table, { ...choice, ...more }, await someAround(slug, records, values))
  }

  test.each([
    ['a name that is missing', 'Naam;Land\n;België', [{ field: 'title', key: 'required' }]],
    ['a country that is none', 'Naam;Land\nA;Atlantis', [{ field: 'country', key: 'unknown_country' }]],
    [
      'a value that is not in the list',
      'Naam;Wat ze voor ons is\nA;tovenaar',
      [{ field: 'partyKind', key: 'not_in_list' }],
    ],
    ['a name that is too long', `Naam;Land\n${'x'.repeat(201)};BE`, [{ field: 'title', key: 'too_long.200' }]],
    ['a person nobody knows', 'Naam;Eigenaar\nA;Niemand', [{ field: 'ownerId', key: 'not_in_list' }]],
    ['nothing', 'Naam;Land;Eigenaar\nA;Belgique;An Peeters\nB;de;n.v.t.', undefined],
  ])('say what is wrong at the cell: %s', async (_, text, errors) => {
    const { rows } = await plan('processors', text)
    if (errors) expect(rows[0]?.errors).toMatchObject(errors)
    else expect(rows[0]).toMatchObject({ errors: [], values: { country: 'BE' } })
  })

  test('are added, changed or both by their key; a key twice, absent or there already is an error of its row', async () => {
    const records = {
      processors: [['X-001', 'Pakjes BV'] as const, ['X-002', 'Zelfde'] as const, ['X-003', 'Zelfde'] as const],
    }
    const values = { 'X-001': { title: 'Pakjes BV', country: 'BE', service: 'Levering', tags: ['oud'] } }
    const text = 'Naam;Land;Dienst\nPakjes BV;NL;\nNieuw;FR;Iets\nZelfde;DE;\nPakjes BV;NL;\n;FR;'
    const deeds = async (more: Partial<Choice>) =>
      (await plan('processors', text, more, records, values)).rows.map(
        ({ deed, ref, errors }) => errors[0]?.key ?? `${deed} ${ref}`,
      )
    expect(await deeds({ mode: 'add' })).toEqual([
      'create null',
      'create null',
      'create null',
      'create null',
      'required',
    ])
    expect(await deeds({ mode: 'both' })).toEqual([
      'update X-001',
      'create null',
      'ambiguous_name',
      'row_twice',
      'required',
    ])
    expect(await deeds({ mode: 'update' })).toEqual([
      'update X-001',
      'row_absent',
      'ambiguous_name',
      'row_twice',
      'required',
    ])
    const kept = await plan('processors', text, { mode: 'update' }, records, values)
    expect(kept.rows[0]?.values).toMatchObject({ country: 'NL', service: 'Levering', tags: ['oud'] })
    const cleared = await plan('processors', text, { mode: 'update', empties: 'clear' }, records, values)
    expect(cleared.rows[0]?.values).toMatchObject({ country: 'NL', service: '', tags: ['oud'] })
  })

  test.each([
    ['a country that can be "none"', 'processors', 'Naam;Land\nA;NA', 'country_or_none'],
    ['and another', 'processors', 'Naam;Land\nA;SO', 'country_or_none'],
    ['Norway or no', 'activities', 'Naam;Doorgifte buiten de EER\nA;NO', 'country_or_none'],
    ['a thousand or one, as an Englishman writes it', 'agreements', 'Name;Notice days\nA;1,000', 'thousand_or_one'],
    ['a number that is not whole', 'agreements', 'Name;Notice days\nA;1.125', 'thousand_or_one'],
    ['a day that does not exist', 'activities', 'Naam;Begindatum\nA;2024-02-30', 'invalid_date'],
    ['a year of two digits', 'activities', 'Naam;Begindatum\nA;31/12/24', 'date_form'],
    ['a serial number', 'activities', 'Naam;Begindatum\nA;45292', 'date_form'],
  ])('is not guessed: %s', async (_, slug, text, key) => {
    const { rows } = await plan(slug, text)
    expect(rows[0]?.errors.map((error) => error.key)).toEqual([key])
  })

  test.each([
    ['2024/01/31', '2024-01-31'],
    ['20240131', '2024-01-31'],
    ['31.1.2024', '2024-01-31'],
    ['31 januari 2024', '2024-01-31'],
  ])('read the day %s', async (text, day) => {
    expect((await plan('activities', `Naam;Begindatum\nA;${text}`)).rows[0]).toMatchObject({
      errors: [],
      values: { startOn: day },
    })
  })

  test('name one company with its form behind a comma, and two where two stand', async () => {
    const text = 'Naam;Verwerkers\nA;"Mailchimp, Inc."\nB;"Rackspace Hosting, Ltd, Loonburo, B.V."'
    expect(titles(await plan('activities', text))).toEqual([
      ...['processors Mailchimp, Inc.', 'processors Rackspace Hosting, Ltd', 'processors Loonburo, B.V.'],
    ])
  })

  test('hold countries apart whose codes are forms of companies', async () => {
    const { rows } = await plan('activities', 'Naam;Doorgifte buiten de EER\nA;US, SA, CO')
    expect(rows[0]?.values.transfers).toEqual([{ country: 'US' }, { country: 'SA' }, { country: 'CO' }])
  })

  test('keep names apart that differ in brackets or signs: of what is there, of what is made, of each other', async () => {
    const text =
      'Naam;Verwerkers\nA;Quasar Ltd (Ireland)\nB;Quasar Ltd (United States)\nC;C\nD;C++\nE;Zephyr (US)\nF;Zephyr'
    const made = await plan('activities', text, {}, { processors: [['X-001', 'Zephyr (Ireland)'] as const] })
    expect(titles(made)).toEqual([
      ...['processors Quasar Ltd (Ireland)', 'processors Quasar Ltd (United States)', 'processors C', 'processors C++'],
      'processors Zephyr (US)',
    ])
    expect(made.rows[5]?.values.processors).toEqual(['X-001'])

    const records = { systems: [['Y-001', 'Zorb payroll (France)'] as const] }
    const rows = async (lines: string, more: Partial<Choice>, values = {}) =>
      (await plan('systems', lines, more, records, values)).rows.map(
        ({ deed, ref, errors }) => errors[0]?.key ?? `${deed} ${ref}`,
      )
    const there = { 'Y-001': { title: 'Zorb payroll (France)' } }
    const both = { mode: 'both', key: 'title' } as const
    expect(await rows('Naam\nZorb payroll (Belgium)\nZorb payroll (A)\nZorb payroll (B)', both, there)).toEqual(
      Array(3).fill('create null'),
    )
    expect(await rows('Naam\nZORB payroll (france)\nZorb  payroll (France)', both, there)).toEqual([
      'update Y-001',
      'row_twice',
    ])
    expect(await rows('Referentie;Naam\ny-001;Website\n Y-001;Website', { mode: 'both', key: 'ref' }, there)).toEqual([
      'update Y-001',
      'row_twice',
    ])
  })

  test('of which the record is not there say only that', async () => {
    const { rows } = await plan('processors', 'Referentie;Land\nX-009;BE', { mode: 'update', key: 'ref' })
    expect(rows[0]?.errors).toMatchObject([{ key: 'row_absent' }])
  })

  test('link to the row of that very name: no circle where names differ in brackets', async () => {
    const text = 'Naam;Plaatsvervangende verwerking\nCz (x);\nCz (y);Cz (x)\nCz;Cz (y)'
    const { rows } = await plan('activities', text)
    expect(rows.map(({ values }) => values.replacedBy)).toEqual([[], [rowTemp(0)], [rowTemp(1)]])
  })

  test('hold free words as they are: with commas, with a hyphen before them', async () => {
    const [row] = (await plan('processors', 'Naam;Labels\nA;"- finance, hr\n- - legacy"')).rows
    expect(row?.values.tags).toEqual(['finance, hr', '- legacy'])
    const [plain] = (await plan('processors', 'Naam;Labels\nA;"finance, hr"')).rows
    expect(plain?.values.tags).toEqual(['finance', 'hr'])
  })

  test('link by reference, by reference and name, or by name; what is not there is created once, or refused', async () => {
    const text = 'Naam;Verwerkers\nA;X-001\nB;X-001 Pakjes BV\nC;pakjes bv, Nieuw\nD;NIEUW'
    const records = { processors: [['X-001', 'Pakjes BV'] as const] }
    const made = await plan('activities', text, {}, records)
    const temp = made.creations[0]?.temp
    expect(made.rows.map(({ values }) => values.processors)).toEqual([['X-001'], ['X-001'], ['X-001', temp], [temp]])
    expect(made.creations).toMatchObject([{ title: 'Nieuw', rows: 2 }])
    const refused = await plan('activities', text, { creates: false }, records)
    expect(refused.rows.map(({ errors }) => errors[0]?.key)).toEqual([
      undefined,
      undefined,
      'not_in_list',
      'not_in_list',
    ])
  })
})
