import type { Command } from 'commander'
import { CommandEnd } from '../exit.ts'
import { entry } from '../entries.ts'
import type { CliIo } from '../io.ts'
import { examples } from '../help.ts'
import { addDemoSign } from './demo-sign.ts'

const onlyProduction =
  'CLAVERO_MODE is demonstration, which needs no such command: clavero demo starts all of it. For an institution set CLAVERO_MODE=production.'

/** `serve`, `work` and `demo`: the service itself. */
export function addRun(program: Command, io: CliIo): void {
  program
    .command('serve')
    .description('answer the public: the web server. Any number may run against one database')
    .addHelpText('after', examples('CLAVERO_MODE=production clavero serve'))
    .action(async () => {
      const { configOf } = await import('../settings.ts')
      const config = configOf(io)
      if (config.mode !== 'production') throw new CommandEnd('configuration', onlyProduction)
      const serve = await entry('serve')
      await serve(config)
    })

  program
    .command('work')
    .description('send the mail and keep the house: the worker. Any number may run')
    .addHelpText('after', examples('CLAVERO_MODE=production clavero work'))
    .action(async () => {
      const { configOf } = await import('../settings.ts')
      const config = configOf(io)
      if (config.mode !== 'production') throw new CommandEnd('configuration', onlyProduction)
      const work = await entry('work')
      await work(config)
    })

  const demonstration = program
    .command('demo')
    .description('start the demonstration: database, service, worker, inbox and made-up registries')
    .option('--port <number>', 'port to listen on instead of PORT')
    .addHelpText('after', examples('clavero demo', 'clavero demo --port 8080'))
    .action(async ({ port }: { readonly port?: string }) => {
      const { configOf } = await import('../settings.ts')
      const config = configOf(io, port === undefined ? {} : { PORT: port })
      if (config.mode !== 'demonstration') {
        throw new CommandEnd(
          'configuration',
          'CLAVERO_MODE is production: the demonstration runs on made-up data only. Use: clavero serve',
        )
      }
      const demo = await entry('demo')
      await demo(config)
    })
  addDemoSign(demonstration, io)
}
