import { describe, expect, it } from 'vitest'
import { mod10CheckDigit, parseCedula } from '../../src/kernel/cedula.ts'
import { parseEmployerIdentifier } from '../../src/kernel/employer-identifier.ts'
import { isSynthetic } from '../../src/kernel/synthetic.ts'
import { projectFiles, type ProjectFile } from '../support/project-files.ts'

const files = projectFiles()

/** The numbers of legal entities of DOMAIN 2.5, without their names. In tests only. */
// prettier-ignore
const vectors = new Set([
  '1760013210001', '1760004650001', '1760003090001', '1768152560001', '1768153530001', '1760002600001',
  '2060000580001', '2060002010001', '1768168210001', '2060006860001', '2060017120001', '2060018520001',
  '1790016919001', '1790013235001', '0190377210001', '1790985105001', '0991500006001', '0993034614001',
  '2091766968001', '2091766969001', '2091766976001', '0993381812001', '1793213071001', '1793213150001',
  '1793189906001', '0993366721001', '0993370026001', '0993381661001', '1793221293001', '1793189624001',
])

/** Numbers that look like somebody's and cannot be. */
const nobodys: Readonly<Record<string, string>> = {
  '2479999016001': 'third digit 7 is not given out',
  '2489999016001': 'third digit 8 is not given out',
  '2499980001001': 'one block below the range of the demonstration',
  '2469990001001': 'one block below the range of the demonstration',
  '5099990001001': 'province 50 is not given out',
  '5049999013001': 'province 50 is not given out',
  '5049999013000': 'province 50 is not given out',
  '1010101010': 'a pattern among the common keys',
  '1212121212': 'a pattern among the common keys',
  '1800000000': 'seconds since 1970',
}

/** Hosts that anyone may name, and made-up ones where a production setting may not use a reserved name. */
const harmlessHosts = [
  /(?:^|\.)(?:example|test|invalid|localhost|internal)$/,
  /^example\.(?:com|net|org)$/,
  /^www\.w3\.org$/,
  /^(?:www\.apache\.org|keepachangelog\.com|semver\.org)$/,
  /^(?:vitest|playwright)\.dev$/,
  /^xn--ejmplo-9ua\.xn$/,
  /(?:^|\.)(?:entidad|entidad-ficticia|otra-entidad|bus-ficticio)\.gob\.ec$/,
]

const isTest = (path: string): boolean => /\.test\.tsx?$|^test\//.test(path)

/** Numbers that a register could have given to somebody, and that are nobody's on none of our lists. */
function strangers({ path, text }: ProjectFile): readonly string[] {
  const numbers = text.match(/(?<![\w.])\d{10}(?:\d{3})?(?![\w.])/g) ?? []
  return numbers.filter((number) => {
    const read = number.length === 10 ? parseCedula(number) : parseEmployerIdentifier(number)
    if (!read.ok || isSynthetic(number) || number in nobodys) return false
    return !(isTest(path) && vectors.has(number))
  })
}

/** Hosts in addresses of any kind, and names under the country's own domain wherever they stand. */
function foreignHosts({ text }: ProjectFile): readonly string[] {
  const named = [
    ...text.matchAll(/(?:\/\/|@)((?:[a-z0-9-]+\.)+[a-z]{2,})/gi),
    ...text.matchAll(/(?<![\w.-])((?:[a-z0-9-]+\.)+(?:gob|com|edu|fin|org|net|mil)\.ec)\b/gi),
  ]
  return [...new Set(named.map(([, host = '']) => host.toLowerCase()))].filter(
    (host) => !harmlessHosts.some((harmless) => harmless.test(host)),
  )
}

const found = (look: (file: ProjectFile) => readonly string[]): readonly string[] =>
  files.flatMap((file) => look(file).map((one) => `${file.path}: ${one}`))

// In two pieces each, so that the search does not find itself.
const institution = new RegExp(`\\bIES${'S'}\\b`)
const registries = new RegExp(`\\b(?:SR${'I'}|Registro ${'Civil'})\\b`)
const naming = (word: RegExp): readonly string[] =>
  files.filter(({ text }) => word.test(text)).map(({ path }) => path)

describe('nobody real is in the tree', () => {
  it('no number that a register may have given to somebody', () => {
    expect(files.length).toBeGreaterThan(300)
    expect(found(strangers)).toEqual([])
  })

  it('no host of a real institution', () => {
    expect(found(foreignHosts)).toEqual([])
  })

  it('no name of the institution this is modelled on', () => {
    expect(naming(institution)).toEqual([])
  })

  it('no name of a registry, but in the copy and where a page or a document quotes it', () => {
    // What people copy from a screen, and what T-05 is asked with: the old message of DOMAIN 14 names it.
    const mayQuote =
      /^texts\/|^docs\/codes\.md$|\.test\.tsx$|^bench\/triage\/phrasings\.csv$|\/triage-(?:search|find)\.test\.ts$/
    expect(naming(registries).filter((path) => !mayQuote.test(path))).toEqual([])
    expect(naming(registries)).toContain('texts/es/common.json')
  })
})

describe('the search itself', () => {
  const file = (text: string, path = 'src/any.ts'): ProjectFile => ({ path, text })
  // Just below the synthetic range, and as far above anything issued.
  const body = '244999800'
  const person = `${body}${mod10CheckDigit(body)}`

  it('finds a number of a person and of their business', () => {
    expect(strangers(file(`const x = '${person}'`))).toEqual([person])
    expect(strangers(file(`${person}001`))).toEqual([`${person}001`])
  })

  it('passes synthetic numbers, and the vectors in tests only', () => {
    expect(strangers(file('2449999016 2449999016001 2499990001001'))).toEqual([])
    const [vector = ''] = vectors
    expect(strangers(file(vector, 'src/any.test.ts'))).toEqual([])
    expect(strangers(file(vector))).toEqual([vector])
  })

  it('finds hosts in addresses, mail and running text', () => {
    const real = ['entidad', 'fin', 'ec'].join('.')
    expect(foreignHosts(file(`https://${real}/x, a@${real}, see www.${real}.`))).toEqual([
      real,
      `www.${real}`,
    ])
    expect(foreignHosts(file('https://clave.example/x, a@entidad.test'))).toEqual([])
  })
})
