// A never-log list is understood however it is written down, and what is not understood is named by its line (G16, HX2).
import { describe, expect, test } from 'vitest'
import { addToExclusions, readNeverLog } from './never-log.ts'
import { DEFAULT_SETTINGS } from './settings.ts'

const JANE = 'jane@acme.example'

function listsOf(text: string) {
  const read = readNeverLog(text)
  const { addresses, domains, patterns } = addToExclusions(DEFAULT_SETTINGS.exclusions, read).exclusions
  const unclear = read.flatMap((line) => (line.entries === null ? [line.line] : []))
  return Object.fromEntries(
    Object.entries({ addresses, domains, patterns, unclear }).filter(([, list]) => list.length > 0),
  )
}

describe('a list', () => {
  test.each([
    ['of one column', `${JANE}\nacme.example\n`, { addresses: [JANE], domains: ['acme.example'] }],
    [
      'from Windows, with a mark at its start',
      `\uFEFF${JANE}\r\nacme.example`,
      { addresses: [JANE], domains: ['acme.example'] },
    ],
    ['with a heading', `Email or domain\n${JANE}`, { addresses: [JANE] }],
    [
      'with a heading and other columns',
      `Email,Type,Added by\n${JANE},EMAIL,ann@northwind.example`,
      { addresses: [JANE] },
    ],
    [
      'with the entries in the third column',
      `Type;Added by;Value\nDOMAIN;ann@northwind.example;acme.example`,
      { domains: ['acme.example'] },
    ],
    [
      'of which columns hold addresses and domains',
      `Domain\tEmail\nacme.example\t\n\t${JANE}`,
      { addresses: [JANE], domains: ['acme.example'] },
    ],
    [
      'with a French heading',
      `E-mail ou domaine;Type;Ajouté par\n${JANE};EMAIL;ann@northwind.example\npress.example;DOMAINE;ann@northwind.example`,
      { addresses: [JANE], domains: ['press.example'] },
    ],
    [
      'with a heading in whatever language, the entries not first',
      `Typ;Dodane przez;Adres lub domena\nEMAIL;ann@northwind.example;${JANE}`,
      { addresses: [JANE] },
    ],
    [
      'with a heading that does not tell which column is meant',
      `Foo;Bar;Baz\n${JANE};1;ann@northwind.example\nkarl@acme.example;2;ben@northwind.example`,
      { addresses: [JANE, 'karl@acme.example'], unclear: [1] },
    ],
    [
      'without a heading, with whoever added it',
      `${JANE};ann@northwind.example\nkarl@acme.example;ann@northwind.example`,
      { addresses: [JANE, 'karl@acme.example'], unclear: [1] },
    ],
    ['as Excel writes it', `sep=;\r\nEmail;Added by\r\n${JANE};ann@northwind.example`, { addresses: [JANE] }],
    ['with other separators', `sep=|\nEmail|Added by\n${JANE}|ann@northwind.example`, { addresses: [JANE] }],
    [
      'with several in a cell',
      `"${JANE}, karl@acme.example";x\n"J <a@x.example>, K <b@x.example>";y`,
      { addresses: [JANE, 'karl@acme.example', 'a@x.example', 'b@x.example'] },
    ],
    [
      'with letters of other alphabets',
      'müller.example\nlena@MÜLLER.example\n*@bücher.example\n*.straße.example\nhttps://www.müller.example/x',
      {
        addresses: ['lena@xn--mller-kva.example'],
        domains: ['xn--mller-kva.example', 'xn--bcher-kva.example'],
        patterns: ['*@*.xn--strae-oqa.example'],
      },
    ],
    [
      'of which the first line is mistyped',
      `jane.doe@acme,Jane Doe\n${JANE},Jane Cooper`,
      { addresses: [JANE], unclear: [1] },
    ],
    [
      'of which the first line is mistyped, and starts like a heading',
      `contact@acme,Name of theirs\nEmail,jane@acme\n${JANE},Jane Cooper`,
      { addresses: [JANE], unclear: [1, 2] },
    ],
    [
      'of kinds and entries, the first mistyped',
      `Domain;acme\nDomain;press.example\nEmail;${JANE}`,
      { domains: ['press.example'], addresses: [JANE], unclear: [1] },
    ],
    [
      'of which a row ends before its entry',
      `Type;Added by;Value\nDOMAIN;ann@northwind.example\nEMAIL;ann@northwind.example;${JANE}\nlaw.example`,
      { addresses: [JANE], domains: ['law.example'], unclear: [2] },
    ],
    ['of one mistyped line', 'Email,jane@acme', { unclear: [1] }],
    [
      'with a heading and an entry mistyped in it',
      `Email,jane@acme\nEMAIL,${JANE}\nDOMAIN,press.example`,
      { addresses: [JANE], domains: ['press.example'], unclear: [1] },
    ],
    [
      'with a mistyped address beside its company',
      `jane@acme,acme.example\n${JANE},Acme GmbH`,
      { addresses: [JANE], unclear: [1] },
    ],
    [
      'without a heading, one line mistyped, with whoever added it',
      `jane@acme;ann@northwind.example\nkarl@acme.example;ann@northwind.example`,
      { addresses: ['karl@acme.example'], unclear: [1, 1] },
    ],
    [
      'of which the first line may be a heading or a slip',
      `Acme,Jane Doe\n${JANE},Jane Cooper`,
      { addresses: [JANE], unclear: [1] },
    ],
    [
      'of which only those who added it can be read',
      `Value,Usuario\nacme,ann@northwind.example\npress,ben@northwind.example`,
      { unclear: [1, 2, 3] },
    ],
    [
      'with a column of kinds that is named like one of entries',
      `Email type,List\nEMAIL,${JANE}\nDOMAIN,press.example`,
      { addresses: [JANE], domains: ['press.example'] },
    ],
    ['in quotes', `"${JANE}";"acme.example"`, { addresses: [JANE], domains: ['acme.example'] }],
    ['with quotes in quotes', `"Jane ""J"" Cooper, MD" <${JANE}>`, { addresses: [JANE] }],
    [
      'in one row',
      `${JANE}; karl@acme.example, press.example`,
      { addresses: [JANE, 'karl@acme.example'], domains: ['press.example'] },
    ],
    ['in capitals, with spaces', '  JANE@Acme.Example  ', { addresses: [JANE] }],
    [
      'of links',
      'mailto:jane@acme.example\nhttps://www.press.example/team',
      { addresses: [JANE], domains: ['press.example'] },
    ],
    [
      'as other tools write domains',
      '@acme.example\n*@press.example\n*.law.example',
      { domains: ['acme.example', 'press.example'], patterns: ['*@*.law.example'] },
    ],
    ['with patterns', '*-noreply@*.example.com', { patterns: ['*-noreply@*.example.com'] }],
    ['with repeats', `${JANE}\n${JANE}\nJANE@ACME.EXAMPLE`, { addresses: [JANE] }],
    ['with notes and gaps', `# ours\n\n${JANE}\n`, { addresses: [JANE] }],
    ['of people beside their companies', `${JANE},acme.example,Acme GmbH`, { addresses: [JANE] }],
    ['of companies beside their domains', 'Acme GmbH;acme.example', { domains: ['acme.example'] }],
    [
      'that names a whole branch of the net',
      'co.uk\ncom\nacme.co.uk\n*@*.co.uk\n*.com',
      { domains: ['acme.co.uk'], unclear: [1, 2, 4, 5] },
    ],
    [
      'with what is no entry',
      `the whole board\n${JANE}\n10.0.0.1\n=1+1\n*`,
      { addresses: [JANE], unclear: [1, 3, 4, 5] },
    ],
    ['with an address too long', `${'x'.repeat(250)}@a.example`, { unclear: [1] }],
    ['that is empty', '\uFEFF\r\n \n', {}],
  ])('%s', (_how, text, expected) => {
    expect(listsOf(text)).toEqual(expected)
  })

  test.each([
    'Usuario,Correo',
    'Usuario,Email',
    'Benutzer,E-Mail-Adresse',
    'Hinzugefügt von,Mailadresse',
    'Erstellt durch,Domäne',
    'Utilisateur,Courriel',
    'Ajouté par,Adresse',
    'Utente,Indirizzo',
    'Aggiunto da,Dominio',
    'Añadido por,Dirección',
    'Usuário,Endereço',
    'Adicionado por,Domínio',
    'Gebruiker,E-mailadres',
    'Toegevoegd door,Domein',
    'User,Blocked',
    'Added by,Blocked',
    'Email of the user,Domain',
  ])('with the heading %s is the second column', (heading) => {
    const rows = `${JANE}\nben@northwind.example,press.example`
    const expected = { addresses: [JANE], domains: ['press.example'] }
    expect(listsOf(`${heading}\nann@northwind.example,${rows}`)).toEqual(expected)
  })

  test('says of a line why it is not understood, as it was written', () => {
    expect(readNeverLog('jane@\nco.uk')).toEqual([
      { line: 1, text: 'jane@', entries: null, problem: 'This is neither an address nor a domain.' },
      { line: 2, text: 'co.uk', entries: null, problem: expect.stringContaining('co.uk') },
    ])
  })

  test('adds to what is there, and says how much of it is new', () => {
    const before = {
      ...DEFAULT_SETTINGS.exclusions,
      addresses: ['old@acme.example', JANE],
      system_addresses: false,
    }
    const { exclusions, added, known } = addToExclusions(
      before,
      readNeverLog(`${JANE}\nacme.example\nnew@acme.example`),
    )
    expect(exclusions).toMatchObject({
      addresses: ['old@acme.example', JANE, 'new@acme.example'],
      domains: ['acme.example'],
      system_addresses: false,
    })
    expect({ added, known }).toEqual({ added: { addresses: 1, domains: 1, patterns: 0 }, known: 1 })
  })

  test('of fifty thousand lines is read at once, and so is a line without an end', () => {
    const start = performance.now()
    const lines = Array.from({ length: 50_000 }, (_, n) => `"Person ${n}" <p${n}@acme.example>,x`)
    expect(readNeverLog(lines.join('\n'))).toHaveLength(50_000)
    expect(readNeverLog(`"${'a"",'.repeat(200_000)}`)).toHaveLength(1)
    expect(readNeverLog(`${'<'.repeat(200_000)}${'*'.repeat(200_000)}`)).toHaveLength(1)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
