import { defineConfig } from 'vitest/config'
import shared from '../../vitest.config.ts'

/** The labs: runs that take minutes and judge by the clock, and so are no part of `npm test`. */
export default defineConfig({
  ...shared,
  test: { ...shared.test, include: ['test/lab/**/*.lab.ts'] },
})
