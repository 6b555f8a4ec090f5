import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { World } from '../src/entry/demo/world.ts'
import type { WorldEmployer } from '../src/entry/demo/invent-employer.ts'
import type { Facts } from '../src/proofs/challenges/domain/facts.ts'
import { bank } from '../dist/proofs/challenges/domain/bank.js'
import { formatMonth } from '../dist/platform/text/dates.js'
import { BenchFault } from './browser.ts'
import { root } from './place.ts'

/** The fields of P-06 as a person who knows the answer fills them in. */
export type Fields = Readonly<Record<string, string>>
export type AnswerQuestion = (page: string, facts: Facts) => Fields

/** Reads the question on a page of P-06 and answers it from the facts of the world. `today` is `YYYY-MM-DD`. */
export async function createAnswering(today: string): Promise<AnswerQuestion> {
  const texts = Object.assign(
    {},
    ...(await Promise.all(['questions', 'questions-bank'].map(catalogue))),
  ) as Fields
  const months = new Map(
    Array.from({ length: 60 }, (_, back) => {
      const count = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back
      const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
      return [formatMonth(year, month, 'es'), `${year}-${String(month).padStart(2, '0')}`] as const
    }),
  )
  const questions = bank.map((template) => {
    const [before = '', after = ''] = (texts[`p06.q.${template.id}`] ?? '').split('{mesAnio}')
    return { template, before, after }
  })

  return (page, facts) => {
    const title = /<title>([^<]*)/.exec(page)?.[1] ?? ''
    const asked = questions.find(({ before }) => title.startsWith(before))
    if (asked === undefined) throw new BenchFault(`a question nobody knows: ${title}`)
    const { template, before, after } = asked
    const named = title.slice(before.length, after === '' ? undefined : title.indexOf(after, before.length))
    const month = months.get(named)
    const value = template.answer({ facts, params: month === undefined ? {} : { month }, today })
    if (value === undefined) throw new BenchFault(`no answer to: ${title}`)
    const [year = '', monthOf = '', day = ''] = value.split('-')
    switch (template.type) {
      case 'date':
        return { day, month: monthOf, year }
      case 'month':
        return { month: monthOf, year }
      default:
        return { answer: value }
    }
  }
}

const catalogue = async (name: string): Promise<Fields> =>
  JSON.parse(await readFile(join(root, 'texts', 'es', `${name}.json`), 'utf8')) as Fields

/** What the registries and the institution know of each employer, as the service gathers it (registry-facts.ts). */
export function factsOf(world: World): (employer: WorldEmployer) => Facts {
  const taxpayers = new Map(world.taxpayers.map((record) => [record.ruc, record]))
  const people = new Map(world.people.map((record) => [record.document, record]))
  const companies = new Map(world.companies.map((record) => [record.ruc, record]))
  return ({ identifier, representatives, facts }) => {
    const taxpayer = taxpayers.get(identifier)
    const company = companies.get(identifier)
    return {
      registry: {
        rucIssuedOn: taxpayer?.issuedOn,
        activityStart: taxpayer?.startedOn,
        foundedOn: company?.foundedOn,
        activity: taxpayer?.activities,
        canton: taxpayer?.cantons,
        representativeBirthDate: people.get(representatives[0]?.document ?? '')?.bornOn,
        appointmentRegisteredOn: company?.appointmentRegisteredOn,
        tradeName: taxpayer?.tradeNames,
        legalName: taxpayer?.legalName,
      },
      institution: facts,
    }
  }
}
