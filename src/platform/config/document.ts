import { about, settingNames, type SettingName } from './schema.ts'
import { groups } from './setting.ts'

/** `docs/operate/configuration.md`, drawn from the schema. */
export function configurationDoc(): string {
  const sections = groups.map((group) => {
    const rows = settingNames.filter((name) => about(name).group === group).map(row)
    return [`## ${group}`, '', '| Setting | Meaning | Value | Default |', '|---|---|---|---|', ...rows].join(
      '\n',
    )
  })
  return `# Configuration

Everything that can be set, as environment variables. The service reads them at its start, judges them as a whole, and refuses to start with a list of everything that is wrong. This page is drawn from \`src/platform/config/schema.ts\`.

- \`NAME_FILE\` may stand for any \`NAME\`: it is the path of a file that holds the value, which keeps secrets out of the list of processes.
- **P** marks what production does not start without. **p** marks what only production takes: the demonstration has its own and refuses it.
- A name that begins with \`CLAVERO_\` and is not on this page stops the start, so that a slip of the pen is not silence.
- The demonstration draws its secrets at its first start and keeps them in \`secrets.json\` in its data folder. Production draws none: make each with \`openssl rand -base64 32\`, each its own.
- \`clavero config check\` says what is wrong, \`clavero config show\` what is set; neither shows a secret.

${sections.join('\n\n')}
`
}

function row(name: SettingName): string {
  const { description, expects, needed, productionOnly, default: fallback } = about(name)
  const mark = needed === true ? ' **P**' : productionOnly === true ? ' **p**' : ''
  return `| \`${name}\`${mark} | ${description} | ${expects} | ${fallback === undefined ? '' : `\`${fallback}\``} |`
}
