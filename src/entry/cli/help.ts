import { exitCodes } from './exit.ts'

export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`

export const exitHelp = `
Exit codes:
  ${exitCodes.ok}  done; the answer is yes
  ${exitCodes.negative}  the answer is no: a finding, a number that is not valid, a receipt that is not genuine
  ${exitCodes.usage}  the command was not understood, or a file could not be read
  ${exitCodes.configuration}  the configuration is not right; everything wrong is listed
  ${exitCodes.outage}  something needed does not answer, or failed`
