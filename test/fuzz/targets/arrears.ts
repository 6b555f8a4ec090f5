import { readExtension } from '../../../src/arrears/app/extend-due-date.ts'
import { obligationReader, readAmount } from '../../../src/arrears/app/obligation-row.ts'
import { readCertificateCode } from '../../../src/arrears/domain/certificate.ts'
import { dueDayByLaw } from '../../../src/arrears/domain/due-date.ts'
import { readPeriod, writePeriod } from '../../../src/arrears/domain/period.ts'
import { provinces, readProvince } from '../../../src/arrears/domain/provinces.ts'
import { isWorkingDay } from '../../../src/kernel/holidays.ts'
import { must, type Target } from '../../support/fuzz/target.ts'
import { split, throughReader } from './files.ts'

/** Readers of what an operator, a file or the holder of a certificate says about obligations. */
export const arrearsTargets: readonly Target[] = [
  {
    name: 'obligationReader',
    file: 'arrears/app/obligation-row.ts',
    seeds: split(
      'identifier,branchCode,kind,period,amount,state,dueOn,reference\n2490000012001,0001,contribution,2026-10,1234.50,pending,2026-11-16,G-1',
      ',',
    ),
    share: 0.1,
    call: throughReader(
      obligationReader(() => true),
      () => [],
    ),
  },
  {
    name: 'readAmount',
    file: 'arrears/app/obligation-row.ts',
    seeds: ['1234.50', '1234,5', '0', '99999999999.99', '1.234,50'],
    call(raw: string) {
      const cents = readAmount(raw)
      must(
        cents === undefined || (Number.isSafeInteger(cents) && cents >= 0),
        'an amount that is no number of cents',
      )
    },
  },
  {
    name: 'readPeriod',
    file: 'arrears/domain/period.ts',
    seeds: ['2026-10', '1990-01', '2198-12', '2026-13'],
    call(raw: string) {
      const read = readPeriod(raw)
      if (read.ok) must(writePeriod(read.value) === raw.trim(), 'a month that was not typed')
    },
  },
  {
    name: 'readProvince',
    file: 'arrears/domain/provinces.ts',
    seeds: ['Imbabura', 'SANTO DOMINGO DE LOS TSACHILAS', 'Cañar', 'Los  Ríos'],
    call(raw: string) {
      const read = readProvince(raw)
      must(read === undefined || provinces.includes(read), 'a province that there is not')
    },
  },
  {
    name: 'readExtension',
    file: 'arrears/app/extend-due-date.ts',
    seeds: [
      { province: 'Imbabura', period: '2025-10', until: '2025-12-10', source: 'Resolución 1' },
      { province: 'country', period: '2026-03', until: '2026-04-20', source: 'x' },
    ],
    call(raw: Parameters<typeof readExtension>[0]) {
      const read = readExtension(raw)
      if (!read.ok) return
      const { period, until } = read.value
      must(until > dueDayByLaw(period) && isWorkingDay(until), 'an extension that takes time away')
    },
  },
  {
    name: 'readCertificateCode',
    file: 'arrears/domain/certificate.ts',
    seeds: ['K7QM-2X9T-4HWR-6PZN-D3FV', 'k7qm2x9t4hwr6pznd3fv', 'oooo-iiii-llll-0000-1111'],
    free: true,
    call(raw: unknown) {
      const read = readCertificateCode(raw)
      if (!read.ok) return
      const again = readCertificateCode(read.value)
      must(again.ok && again.value === read.value, 'a code that reads otherwise once it is written')
    },
  },
]
