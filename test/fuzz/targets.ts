import type { Target } from '../support/fuzz/target.ts'
import { arrearsTargets } from './targets/arrears.ts'
import { bankTargets } from './targets/bank.ts'
import { careTargets } from './targets/care.ts'
import { obligationTargets } from './targets/obligations.ts'
import { calendarTargets } from './targets/calendars.ts'
import { callTargets } from './targets/calls.ts'
import { certificateTargets } from './targets/certificates.ts'
import { fileTargets } from './targets/files.ts'
import { fingerTargets } from './targets/fingers.ts'
import { formTargets } from './targets/forms.ts'
import { keyAndQuestionTargets } from './targets/keys-and-questions.ts'
import { mailTargets } from './targets/mail.ts'
import { numberTargets } from './targets/numbers.ts'
import { operatorTargets } from './targets/operator.ts'
import { registryTargets } from './targets/registries.ts'
import { forecastTargets } from './targets/forecast.ts'
import { signedFileTargets } from './targets/signed-files.ts'
import { signingTargets } from './targets/signing.ts'
import { triageTargets } from './targets/triage.ts'
import { trustTargets } from './targets/trust.ts'
import { textTargets } from './targets/texts.ts'
import { userTargets } from './targets/users.ts'
import { webTargets } from './targets/web.ts'

/** Every reader of octets from outside; `readers.test.ts` asks whether one was forgotten. */
export const targets: readonly Target[] = [
  ...numberTargets,
  ...formTargets,
  ...fileTargets,
  ...keyAndQuestionTargets,
  ...registryTargets,
  ...mailTargets,
  ...textTargets,
  ...webTargets,
  ...operatorTargets,
  ...fingerTargets,
  ...calendarTargets,
  ...callTargets,
  ...forecastTargets,
  ...signedFileTargets,
  ...signingTargets,
  ...trustTargets,
  ...certificateTargets,
  ...triageTargets,
  ...arrearsTargets,
  ...bankTargets,
  ...obligationTargets,
  ...careTargets,
  ...userTargets,
]
