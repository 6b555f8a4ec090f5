import type { Command } from 'commander'
import type { OfficerId } from '../../../kernel/ids.ts'
import type { Database } from '../../../platform/database/database.ts'
import { parseId } from '../../../kernel/ids.ts'
import { toIso } from '../../../kernel/time.ts'
import type { Config } from '../../../platform/config/config.ts'
import type { MembersDeps } from '../../../staff/app/members.ts'
import type { ListedMember } from '../../../staff/app/ports.ts'
import { isStaffRole, staffRoles, type StaffRole } from '../../../staff/domain/roles.ts'
import { centreNamed, documentOf, namesOfCentres } from '../arguments.ts'
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
    .option('--centre <name>', 'where they work: they see its cases and those of none; without it, all')
    .addHelpText(
      'after',
      examples(
        "clavero staff add 'Ana Prueba' --document 0149999005 --role parameters technical",
        "clavero staff add 'Luis Prueba' --document 0149999013 --role counter --centre 'Centro Quito'",
      ) + once,
    )
    .action(
      async (
        name: string,
        options: { readonly document: string; readonly role: readonly string[]; readonly centre?: string },
      ) => {
        const { addAndInvite } = await import('../../../staff/app/members.ts')
        const roles = rolesOf(options.role)
        await withMembers(io, async (deps, config, db) => {
          const document = documentOf(options.document, config)
          const centreId = options.centre === undefined ? undefined : await centreNamed(db, options.centre)
          const added = await addAndInvite(deps, { name, document, roles, centreId })
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
      const { members, centres } = await withMembers(io, async ({ staff: store }, _config, db) => ({
        members: await store.list(),
        centres: await namesOfCentres(db),
      }))
      if (json)
        printJson(
          io,
          members.map((member) => asData(member, centres)),
        )
      else if (members.length === 0) io.out('Nobody yet. Begin with: clavero staff add --help\n')
      else
        printTable(
          io,
          head,
          members.map((member) => asRow(member, centres)),
        )
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
    .command('place')
    .description('move a member to a centre: from their next page on they see its cases, and those of none')
    .argument('<id>', 'from "clavero staff list"', memberId)
    .option('--centre <name>', 'its name; without it they work for the whole institution')
    .addHelpText(
      'after',
      examples("clavero staff place 01991c3e-7b1a-7c4e-8f00-5d1f0a2b3c4d --centre 'Centro Quito'"),
    )
    .action(async (id: OfficerId, options: { readonly centre?: string }) => {
      const { place } = await import('../../../staff/app/members.ts')
      const placed = await withMembers(io, async (deps, _config, db) =>
        place(deps, id, options.centre === undefined ? null : await centreNamed(db, options.centre)),
      )
      if (!placed) throw new CommandEnd('negative', noMember)
      io.out(
        options.centre === undefined
          ? 'Works for the whole institution now.\n'
          : `Works at ${options.centre} now.\n`,
      )
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
  work: (deps: MembersDeps, config: Config, db: Database) => Promise<T>,
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
      db,
    ),
  )
}

const head = ['ID', 'NAME', 'ROLES', 'CENTRE', 'PASSKEYS', 'LAST SIGN-IN', 'RETIRED']

const asData = (
  { signedInAt, retiredAt, centreId, ...rest }: ListedMember,
  centres: ReadonlyMap<string, string>,
) => ({
  ...rest,
  // One that has closed since goes by its id.
  centre: centreId === null ? null : (centres.get(centreId) ?? centreId),
  signedInAt: signedInAt === null ? null : toIso(signedInAt),
  retiredAt: retiredAt === null ? null : toIso(retiredAt),
})

function asRow(member: ListedMember, centres: ReadonlyMap<string, string>): readonly string[] {
  const { id, name, roles, centre, passkeys, signedInAt, retiredAt } = asData(member, centres)
  return [id, name, roles.join(' '), centre ?? 'all', String(passkeys), signedInAt ?? '', retiredAt ?? '']
}
