import type { Command } from 'commander'
import { readCedula } from '../../../kernel/cedula.ts'
import { compact } from '../../../kernel/digits.ts'
import type { OfficerId } from '../../../kernel/ids.ts'
import { parseId } from '../../../kernel/ids.ts'
import { isSynthetic } from '../../../kernel/synthetic.ts'
import { toIso } from '../../../kernel/time.ts'
import type { Config } from '../../../platform/config/config.ts'
import type { MembersDeps } from '../../../staff/app/members.ts'
import type { ListedMember } from '../../../staff/app/ports.ts'
import { isStaffRole, staffRoles, type StaffRole } from '../../../staff/domain/roles.ts'
import { CommandEnd } from '../exit.ts'
import { examples } from '../help.ts'
import { printJson, printTable, type CliIo } from '../io.ts'

export function addStaff(program: Command, io: CliIo): void {
  const staff = program.command('staff').description('who works in the back office, and with which roles')

  staff
    .command('add')
    .description('take a person into the staff, and print the link with which they make their passkey')
    .argument('<name>', 'as their colleagues know them', nameOf)
    .requiredOption('--document <number>', 'their cédula; only a digest of it is kept')
    .requiredOption('--role <role...>', `one or more of ${staffRoles.join(', ')}`)
    .addHelpText(
      'after',
      examples(
        "clavero staff add 'Ana Prueba' --document 0149999005 --role parameters technical",
        "clavero staff add 'Luis Prueba' --document 0149999013 --role counter",
      ) + once,
    )
    .action(
      async (name: string, options: { readonly document: string; readonly role: readonly string[] }) => {
        const { addAndInvite } = await import('../../../staff/app/members.ts')
        const roles = rolesOf(options.role)
        await withMembers(io, async (deps, config) => {
          const document = documentOf(options.document, config)
          const added = await addAndInvite(deps, { name, document, roles })
          if (!added.ok) throw new CommandEnd('negative', 'This person is a member of the staff already.')
          printInvitation(io, config, added.value)
        })
      },
    )

  staff
    .command('list')
    .description('everybody, with roles, passkeys and last sign-in; who retired comes last')
    .option('--json', 'for programs')
    .addHelpText('after', examples('clavero staff list', 'clavero staff list --json'))
    .action(async ({ json }: { readonly json?: true }) => {
      const members = await withMembers(io, ({ staff: store }) => store.list())
      if (json) printJson(io, members.map(asData))
      else if (members.length === 0) io.out('Nobody yet. Begin with: clavero staff add --help\n')
      else printTable(io, head, members.map(asRow))
    })

  staff
    .command('invite')
    .description('print a new link for one more passkey, or in place of a lost one; the link before it ends')
    .argument('<id>', 'from "clavero staff list"', memberId)
    .addHelpText('after', examples('clavero staff invite 01991c3e-7b1a-7c4e-8f00-5d1f0a2b3c4d') + once)
    .action(async (id: OfficerId) => {
      const { invite } = await import('../../../staff/app/members.ts')
      await withMembers(io, async (deps, config) => {
        const invited = await invite(deps, id)
        if (!invited.ok) throw new CommandEnd('negative', noMember)
        printInvitation(io, config, invited.value)
      })
    })

  staff
    .command('retire')
    .description('end a membership with all its sessions, passkeys and invitations, at once')
    .argument('<id>', 'from "clavero staff list"', memberId)
    .addHelpText('after', examples('clavero staff retire 01991c3e-7b1a-7c4e-8f00-5d1f0a2b3c4d'))
    .action(async (id: OfficerId) => {
      const { retire } = await import('../../../staff/app/members.ts')
      if (!(await withMembers(io, (deps) => retire(deps, id)))) throw new CommandEnd('negative', noMember)
      io.out('Retired. Sessions, passkeys and invitations have ended.\n')
    })
}

const once =
  '\n\nThe link is shown once and makes one passkey. Hand it over in person or by a channel you trust:\nwhoever opens it first is that person for the service.'

const noMember = 'There is no such member: clavero staff list'

function nameOf(raw: string): string {
  const name = raw.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (!/^[\p{L}\p{M} .'’-]{3,120}$/u.test(name))
    throw new CommandEnd('usage', 'A name has 3 to 120 letters, blanks, dots, hyphens and apostrophes.')
  return name
}

function rolesOf(raw: readonly string[]): readonly StaffRole[] {
  const roles = raw.flatMap((text) => text.split(','))
  const known = roles.filter(isStaffRole)
  if (known.length < roles.length) throw new CommandEnd('usage', `The roles are: ${staffRoles.join(', ')}.`)
  return [...new Set(known)]
}

/** A demonstration takes made-up numbers only (I-27). */
function documentOf(raw: string, { mode }: Config): string {
  const digits = compact(raw)
  if (!digits.ok || !/^[0-9]{10}$/.test(digits.value) || !readCedula(digits.value).ok)
    throw new CommandEnd('usage', 'That is not a cédula.')
  if (mode === 'demonstration' && !isSynthetic(digits.value))
    throw new CommandEnd('usage', 'A demonstration takes made-up numbers only: see /demo/empresas.')
  return digits.value
}

function memberId(raw: string): OfficerId {
  const id = parseId<OfficerId>(raw)
  if (!id.ok) throw new CommandEnd('usage', 'The id of a member is asked for: clavero staff list')
  return id.value
}

function printInvitation(
  io: CliIo,
  { origin }: Config,
  { id, token }: { readonly id: OfficerId; readonly token: string },
): void {
  io.out(`Member ${id}. The link, shown this once:\n${origin}/interno/invitacion#${token}\n`)
}

async function withMembers<T>(
  io: CliIo,
  work: (deps: MembersDeps, config: Config) => Promise<T>,
): Promise<T> {
  const { configOf } = await import('../settings.ts')
  const { withDatabase } = await import('../database.ts')
  const { auditLogOf } = await import('../../audit-log.ts')
  const { policyOf } = await import('../../policy.ts')
  const { staffMembers } = await import('../../staff-members.ts')
  const config = configOf(io)
  return withDatabase(config, (db) =>
    work(
      staffMembers({
        db,
        policy: policyOf(config),
        audit: auditLogOf(config),
        auditSecret: config.secrets.audit.reveal(),
      }),
      config,
    ),
  )
}

const head = ['ID', 'NAME', 'ROLES', 'PASSKEYS', 'LAST SIGN-IN', 'RETIRED']

const asData = ({ signedInAt, retiredAt, ...rest }: ListedMember) => ({
  ...rest,
  signedInAt: signedInAt === null ? null : toIso(signedInAt),
  retiredAt: retiredAt === null ? null : toIso(retiredAt),
})

function asRow(member: ListedMember): readonly string[] {
  const { id, name, roles, passkeys, signedInAt, retiredAt } = asData(member)
  return [id, name, roles.join(' '), String(passkeys), signedInAt ?? '', retiredAt ?? '']
}
