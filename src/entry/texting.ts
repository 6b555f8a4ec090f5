import { createHttpGateway } from '../adapters/sms/http-gateway.ts'
import { reportSignature } from '../adapters/sms/report-signature.ts'
import { readTextFields } from '../adapters/sms/text-fields.ts'
import type { TextsConfig } from '../platform/config/text-rules.ts'
import type { Texting } from './installation.ts'

/** The gateway that the settings name, if they name one. Throws when its template is none: the rules let that through, a defect. */
export function textingOf(config: TextsConfig | undefined): Texting | undefined {
  if (config === undefined) return undefined
  const fields = readTextFields(config.fields)
  if (!fields.ok) throw new Error(`the rules of the configuration let CLAVERO_SMS_FIELDS be ${fields.code}`)
  return {
    sender: createHttpGateway({
      url: new URL(config.url),
      credential: config.credential,
      fields: fields.value,
      answerId: config.answerId,
    }),
    dayMax: config.dayMax,
    reportCheck: config.reportKey === undefined ? undefined : reportSignature(config.reportKey),
  }
}
