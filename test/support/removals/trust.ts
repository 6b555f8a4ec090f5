import type { Removal } from './removal.ts'

const cli = 'src/entry/cli/commands/trust.test.ts'
const verify = 'src/entry/cli/commands/signature.test.ts'
const store = 'src/proofs/signatures/store/trust-store.ts'

/**
 * The guards of whom the institution trusts, and of a file that is judged by hand. What the database keeps by itself
 * stands in `test/house/migrations.test.ts`.
 */
export const trustRemovals: readonly Removal[] = [
  {
    id: 'trust-two-people',
    without: 'the second person who approves an authority',
    edits: [
      {
        file: store,
        find: 'and id = $1 and approved_at is null and retired_at is null and added_by <> session_user for update`',
        put: 'and id = $1 and approved_at is null and retired_at is null for update`',
      },
      {
        file: store,
        find: 'and id = $1 and approved_at is null and retired_at is null and added_by <> session_user`,\n)',
        put: 'and id = $1 and approved_at is null and retired_at is null`,\n)',
      },
    ],
    noticedBy: cli,
    test: 'and not before',
  },
  {
    id: 'trust-approved',
    without: 'the approval before which nothing is trusted',
    edits: [
      {
        file: store,
        find: 'from trust_entry where approved_at is not null\n',
        put: 'from trust_entry where added_at is not null\n',
      },
    ],
    noticedBy: cli,
    test: 'and not before',
  },
  {
    id: 'trust-retired',
    without: 'the end of what is retired',
    edits: [
      {
        file: store,
        find: "        ...(row.retired_at === null ? {} : { status: 'retired' as const }),\n",
        put: '',
      },
    ],
    noticedBy: cli,
    test: 'is known as retired',
  },
  {
    id: 'trust-replaced',
    without: 'the end of the entry whose place another takes',
    edits: [
      {
        file: store,
        find: 'const replaced = await queries.first(replace, [held.key])',
        put: 'const replaced = undefined as { id: number } | undefined',
      },
    ],
    noticedBy: cli,
    test: 'takes the place of what was in force',
  },
  {
    id: 'trust-authority',
    without: 'the question whether a certificate issues others',
    edits: [
      {
        file: 'src/proofs/signatures/app/new-trust.ts',
        find: "  if (!certificate.issues) return refused('issues')\n",
        put: '',
      },
    ],
    noticedBy: cli,
    test: 'own certificate for an authority',
  },
  {
    id: 'verify-unknown',
    without: 'the exit of a file that nobody could decide about',
    edits: [
      {
        file: 'src/entry/cli/commands/signature.ts',
        find: "if (verified.indication !== 'passed')",
        put: "if (verified.indication === 'failed')",
      },
    ],
    noticedBy: verify,
    test: 'unknown is not good',
  },
  {
    id: 'trust-version',
    without: 'the version by which what is trusted is read again',
    edits: [
      {
        file: store,
        find: 'if (known === undefined || known.version !== now?.version)',
        put: 'if (known === undefined || now === undefined)',
      },
    ],
    noticedBy: cli,
    test: 'is read again when something that counts has changed',
  },
]
