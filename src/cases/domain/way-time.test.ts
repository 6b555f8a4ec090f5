import { expect, it } from 'vitest'
import { asDescribed } from '../../policy/index.ts'
import { wayTime } from './way-time.ts'

it('tells what happened here from twenty finished cases on, and what is reckoned with before', () => {
  const taken = (count: number) => ({ count, median: 60, slow: 90 })
  expect(wayTime('firstKey', taken(20), asDescribed)).toEqual({ from: 'cases', ...taken(20) })
  const estimate = { from: 'estimate', usual: 1, slow: 5 }
  expect(wayTime('firstKey', taken(19), asDescribed)).toEqual(estimate)
  expect(wayTime('firstKey', undefined, asDescribed)).toEqual(estimate)
})
