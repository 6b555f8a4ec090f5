import type { DemonstrationConfig, ProductionConfig } from '../../platform/config/config.ts'

/**
 * The long-running parts of the service. Each resolves when it has stopped by itself or by a signal;
 * the command line only reads the configuration and hands it over.
 */
export interface Entries {
  serve(config: ProductionConfig): Promise<void>
  work(config: ProductionConfig): Promise<void>
  demo(config: DemonstrationConfig): Promise<void>
}

const modules: Readonly<Record<keyof Entries, string>> = {
  serve: '../serve.ts',
  work: '../work.ts',
  demo: '../demo/start-demo.ts',
}

/** Loaded when it is asked for: `clavero id check` must not wait for a web server to be read. */
export async function entry<N extends keyof Entries>(name: N): Promise<Entries[N]> {
  const module = (await import(modules[name])) as Entries
  return module[name]
}
