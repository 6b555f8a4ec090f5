import { newCaseCode } from '../../../src/entry/chance.ts'
import { syntheticCompanyCount, syntheticCompanyRuc } from '../../../src/kernel/synthetic.ts'
import { caseCodeOn, recover } from '../../support/recover.ts'
import type { Service } from '../../support/service.ts'
import { visit } from '../../support/visitor.ts'
import type { Arm } from './sample.ts'

/** What a stranger can name: the number of an employer, and the code of a case. Both exist, or neither. */
export interface Named {
  readonly ruc: string
  readonly caseCode: string
}

export type Population = Readonly<Record<Arm, readonly Named[]>>

/** Open cases are costly to make and may be named again and again. */
const cases = 12

/** So many employers in order, and as many numbers with a right check digit that nobody has. */
export async function populate(service: Service, count: number): Promise<Population> {
  const opened: string[] = []
  while (opened.length < Math.min(cases, count)) {
    const ana = visit(service)
    await recover(ana, service.fresh(), { stopAt: 'asked' })
    opened.push(caseCodeOn(ana))
  }
  const invented = opened.map(() => newCaseCode())
  return {
    known: Array.from({ length: count }, (_, n) => ({
      ruc: service.fresh().identifier,
      caseCode: opened[n % opened.length] ?? '',
    })),
    unknown: Array.from({ length: count }, (_, n) => ({
      ruc: syntheticCompanyRuc(syntheticCompanyCount - 1 - n),
      caseCode: invented[n % invented.length] ?? '',
    })),
  }
}

/** Employers of all kinds that a world needs for `populate`; not every one is a company without a part. */
export const employersFor = (count: number): number => 150 + Math.ceil(count * 1.5)
