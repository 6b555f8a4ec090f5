import type { EmployerClass } from '../kernel/employer-class.ts'
import type { RegistryPair } from './policy.ts'

/**
 * Which two registries answer for which class (DOMAIN 4.1). The civil registry never knows a RUC and
 * the taxpayer registry alone never shows who a person is, so no class has one registry for both.
 */
export const registryPairs: Readonly<Record<EmployerClass, RegistryPair>> = {
  naturalPerson: { employer: 'taxpayer', person: ['civil'], relation: 'rucBodyIsCedula' },
  foreignNaturalPerson: { employer: 'taxpayer', person: ['institution'], relation: 'attendedOnly' },
  company: { employer: 'taxpayer', person: ['companies', 'civil'], relation: 'representativeIdAndNameAgree' },
  nonProfit: { employer: 'taxpayer', person: ['civil'], relation: 'representativeIdIsCedula' },
  cooperative: { employer: 'taxpayer', person: ['civil'], relation: 'representativeIdIsCedula' },
  consortium: { employer: 'taxpayer', person: ['civil'], relation: 'representativeIdIsCedula' },
  publicEntity: { employer: 'taxpayer', person: ['civil'], relation: 'representativeIdIsCedula' },
  // The taxpayer is dead: no register can show who may act for the estate.
  undividedEstate: { employer: 'taxpayer', person: ['civil'], relation: 'attendedOnly' },
  // A change of liquidator is registered in person only, so a register may name the former one.
  inLiquidation: { employer: 'taxpayer', person: ['companies', 'civil'], relation: 'attendedOnly' },
  householdEmployer: { employer: 'institution', person: ['civil'], relation: 'sameCedula' },
}
