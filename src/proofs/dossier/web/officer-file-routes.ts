import type { FastifyInstance } from 'fastify'
import type { CaseStore } from '../../../cases/app/ports.ts'
import { parseCaseCode } from '../../../kernel/case-code.ts'
import { CodedRefusal } from '../../../platform/web/context.ts'
import { boxedFile } from '../../../platform/web/boxed-file.ts'
import type { OnDuty } from '../../../staff/app/ports.ts'
import { maySee } from '../../../staff/domain/roles.ts'
import type { StaffGuard } from '../../../staff/web/guard.ts'
import { loadDossier, type DossierDeps } from '../app/load-dossier.ts'
import type { DossierStore, FileId } from '../app/ports.ts'
import { readFile, type ReadFileDeps } from '../app/read-file.ts'
import type { DossierFile, FileState } from '../domain/dossier.ts'

export interface OfficerFileDeps extends ReadFileDeps {
  readonly guard: Pick<StaffGuard, 'onDuty'>
  readonly cases: Pick<CaseStore, 'load'>
  readonly dossiers: DossierStore
  readonly policy: DossierDeps['policy']
  /** Whether the case is of their centre; that somebody tried is written down. */
  reaches(who: OnDuty, caseCode: string): Promise<boolean>
}

/** What the service itself found the file to be; what a browser once said about it is not asked (ATK-52). */
const types: Readonly<Record<DossierFile['type'], { readonly type: string; readonly ending: string }>> = {
  pdf: { type: 'application/pdf', ending: 'pdf' },
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  png: { type: 'image/png', ending: 'png' },
}

const withheld = { quarantined: 'scannerSilent', infected: 'fileInfected' } as const satisfies Readonly<
  Record<Exclude<FileState, 'kept'>, unknown>
>

/**
 * A file of a case, for an officer to keep: never a page of ours. Whoever opens it by its address gets something
 * that may run, fetch and frame nothing, under a name that we made (ATK-54, ATK-55). The look is written down with its
 * purpose before the file is handed out, and so is a look that was refused (ATK-50).
 */
export const officerFileRoutes = (deps: OfficerFileDeps) => (app: FastifyInstance) => {
  app.get('/interno/casos/:code/documentos/:doc/archivo', async (request, reply) => {
    const who = deps.guard.onDuty(request)
    if (!maySee(who.roles, 'documents')) {
      await deps.atomically((tx) =>
        deps.audit.append(tx, { act: 'sightRefused', actor: { officer: who.id }, reason: 'documents' }),
      )
      throw new CodedRefusal('pageNotFound')
    }
    const { code: raw, doc } = request.params as { readonly code?: unknown; readonly doc?: unknown }
    const code = parseCaseCode(raw)
    const caseId = code.ok ? await deps.dossiers.caseOf(code.value) : undefined
    const loaded = caseId === undefined ? undefined : await deps.cases.load(caseId)
    if (loaded === undefined || !(await deps.reaches(who, loaded.code)))
      throw new CodedRefusal('pageNotFound')
    const { documents } = await loadDossier(deps, loaded)
    const file = documents.find(({ kind }) => kind === doc)?.file
    if (file === null || file === undefined) throw new CodedRefusal('pageNotFound')
    if (file.state !== 'kept') throw new CodedRefusal(withheld[file.state])
    const read = await readFile(deps, loaded, file.id as FileId, who.id, 'checkDocuments')
    if (!read.ok) throw new CodedRefusal(read.code === 'noFile' ? 'pageNotFound' : 'fileUnreadable')
    const { type, ending } = types[file.type]
    return reply
      .headers(boxedFile(`${loaded.code}-${String(doc)}.${ending}`))
      .type(type)
      .send(Buffer.from(read.value.content))
  })
}
