import type { ProfileName } from '../../../src/policy/index.ts'

/** What a process of the laboratory is told before it starts. */
export interface LabSettings {
  readonly name: string
  readonly databaseUrl: string
  readonly smtpPort: number
  readonly registriesUrl: string
  readonly origin: string
  readonly profile: ProfileName
  readonly humanCheck: { readonly cost: number; readonly maxCounter: number }
  readonly secrets: {
    readonly pepper: string
    readonly session: string
    readonly audit: string
    readonly humanCheck: string
    readonly receipt: string
    readonly bounce: string
    readonly file: string
  }
}

/** What it says when it answers. */
export interface Ready {
  readonly port: number
}
