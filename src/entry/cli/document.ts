import { instant } from '../../kernel/time.ts'
import { createProgram, withChildren } from './program.ts'

/** `docs/operate/command-line.md`: what every command says about itself, word for word. */
export function commandLineDoc(): string {
  const io = {
    env: {},
    out: () => undefined,
    err: () => undefined,
    stdin: () => nothing(),
    now: () => instant(0),
    terminal: false,
  }
  const sections = withChildren(createProgram(io)).map((command) => {
    let help = ''
    command.configureOutput({ ...command.configureOutput(), writeOut: (text) => (help += text) })
    command.outputHelp()
    return `## \`${path(command)}\`\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\``
  })
  return `# Command line

What each command says when it is asked with \`--help\`. This page is drawn from \`src/entry/cli\`.

${sections.join('\n\n')}
`
}

const path = (command: { name(): string; readonly parent: { name(): string } | null }): string =>
  command.parent === null ? command.name() : `${path(command.parent as typeof command)} ${command.name()}`

async function* nothing(): AsyncGenerator<string> {}
