import { Secret } from '../kernel/secret.ts'
import type { Config, ProductionConfig, RegistryConfig } from '../platform/config/config.ts'
import { createHttpRegistries, type HttpRegistries } from '../adapters/registries/http/http-registries.ts'
import { createHttpObligations } from '../adapters/registries/http/http-obligations.ts'
import type { ObligationSource } from '../arrears/app/ports.ts'
import type { Registries } from '../proofs/registry/app/ports.ts'
import { days } from '../kernel/time.ts'
import { systemClock } from './chance.ts'
import { compose } from './compose.ts'
import { ensureInstallation } from './ensure-installation.ts'
import { ensureMigrated } from './ensure-migrated.ts'
import {
  circuitStates,
  importedRegistries,
  mailTransport,
  openInstallation,
  type Surroundings,
} from './open-installation.ts'
import type { Installation } from './installation.ts'
import { hangLastNet } from './last-net.ts'
import { affiliatingOf } from './affiliating.ts'
import { bankingOf } from './banking.ts'
import { textingOf } from './texting.ts'
import { untilSignal } from './until-signal.ts'
import { tellDepartures } from './tell-departures.ts'
import { watchClock } from './watch-clock.ts'
import { buildWeb } from './web.ts'

/** The web process of a production installation. Any number may run against one database. */
export const serve = (config: Config): Promise<void> =>
  runOn(config, async (installation) => {
    const app = await buildWeb(compose(installation))
    await app.listen({ port: config.port, host: config.host })
    tellDepartures(installation)
    return () => app.close()
  })

/**
 * Opens a production installation and runs a process on it until that is asked to stop. Closes it also when
 * the start fails.
 * @param start what runs; it returns how that is stopped.
 */
export async function runOn(
  config: Config,
  start: (installation: Installation) => Promise<() => Promise<void>>,
): Promise<void> {
  const installation = await openInstallation(config, surroundingsOf(production(config)))
  const takeDown = hangLastNet(installation.logger)
  const unwatch = watchClock(installation)
  try {
    await untilSignal(await start(installation))
  } finally {
    unwatch()
    takeDown()
    await installation.close()
  }
}

export function production(config: Config): ProductionConfig {
  if (config.mode !== 'production')
    throw new Error('serve and work run an installation; the demonstration is started with: clavero demo')
  return config
}

/** Answers of a registry that are older prove nothing any more. Seconds. */
const answerAge = { taxpayer: days(2), civil: days(2), companies: days(2), institution: days(2) }

export function surroundingsOf(config: ProductionConfig): Surroundings {
  const { mail } = config
  const asked = {
    taxpayer: remote(config, config.registries.taxpayer),
    civil: remote(config, config.registries.civil),
    companies: remote(config, config.registries.companies),
  }
  return {
    databaseUrl: config.database.url.reveal(),
    async prepare(db) {
      await ensureMigrated(db)
      await ensureInstallation(db, 'production')
    },
    transport: mailTransport(config, {
      host: mail.host,
      port: mail.port,
      tls: mail.tls,
      ...(mail.auth === undefined ? {} : { auth: mail.auth }),
      ...(mail.dkim === undefined ? {} : { dkim: { ...mail.dkim, domain: mail.domain } }),
      domain: mail.domain,
      sender: mail.sender,
    }),
    texting: textingOf(config.texts),
    bank: bankingOf(config.bank),
    affiliate: affiliatingOf(config.affiliate, config.origin),
    registries(db) {
      const imported = importedRegistries(db)
      const pick = <N extends 'taxpayer' | 'civil' | 'companies'>(name: N): Registries[N] =>
        asked[name]?.[name] ?? imported[name]
      // The institution's own record is its own database, always.
      return {
        taxpayer: pick('taxpayer'),
        civil: pick('civil'),
        companies: pick('companies'),
        institution: imported.institution,
      }
    },
    obligations: remoteObligations(config),
    // A registry from files has no circuit.
    connections() {
      const { taxpayer, civil, companies } = asked
      return {
        ...(taxpayer && { tax: circuitStates[taxpayer.connections().taxpayer.circuit] }),
        ...(civil && { civil: circuitStates[civil.connections().civil.circuit] }),
        ...(companies && { company: circuitStates[companies.connections().companies.circuit] }),
      }
    },
    demo: null,
  }
}

function remoteObligations(config: ProductionConfig): ObligationSource | undefined {
  const { obligations } = config
  if (obligations.kind === 'imported') return undefined
  return createHttpObligations({
    base: new URL(obligations.url),
    token: (obligations.credential ?? new Secret('')).reveal(),
    clock: systemClock,
    guard: { limit: config.registryTimeout / 1000 },
  })
}

function remote(config: ProductionConfig, registry: RegistryConfig): HttpRegistries | undefined {
  if (registry.kind === 'imported') return undefined
  return createHttpRegistries({
    base: new URL(registry.url),
    token: (registry.credential ?? new Secret('')).reveal(),
    maxAge: answerAge,
    clock: systemClock,
    guard: { limit: config.registryTimeout / 1000 },
  })
}
