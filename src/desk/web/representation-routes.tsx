import type { FastifyInstance } from 'fastify'
import { parseId, type EmployerId, type Id } from '../../kernel/ids.ts'
import { maskRuc, shownName } from '../../kernel/mask.ts'
import { Button, InsetText } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { CodedRefusal, html, seeOther, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import {
  disputeRepresentation,
  lookAtRepresentations,
  type OpenRepresentation,
  type RepresentationDeskDeps,
} from '../app/representation-changes.ts'
import type { DeskGate } from './desk-gate.ts'
import { deskRoutes } from './desk-paths.ts'
import { momentWords } from './told-acts.ts'

export interface RepresentationRoutesDeps extends RepresentationDeskDeps {
  readonly gate: DeskGate
}

const act = 'disputeRepresentation'

interface ListProps {
  readonly visit: Visit
  readonly open: readonly OpenRepresentation[]
  readonly formNumber: string | undefined
  readonly wasDisputed: boolean
}

/** Employers whose representative on record the registries no longer name, and the note that one of them disputes it. */
function RepresentationListPage({ visit, open, formNumber, wasDisputed }: ListProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('s25.title')} styles={['more.css']} back={staffPaths.home}>
      {wasDisputed && <InsetText>{t('s25.done')}</InsetText>}
      <p class="govuk-body">{t('s25.body')}</p>
      {open.length === 0 && <p class="govuk-body">{t('s25.none')}</p>}
      {open.map((one) => (
        <section>
          <h2 class="govuk-heading-s">{shownName(one)}</h2>
          <p class="govuk-body">
            {`RUC ${maskRuc(one.identifier)}`}
            <br />
            {`${t('s25.since')}: ${momentWords(one.foundAt)}`}
            <br />
            {`${t('s25.state')}: ${one.disputedAt === null ? t('s25.open') : t('s25.disputed')}`}
          </p>
          {formNumber !== undefined && one.disputedAt === null && (
            <form method="post" action={deskRoutes.representationDispute} novalidate>
              <input type="hidden" name="f" value={formNumber} />
              <input type="hidden" name="empresa" value={one.employerId} />
              <input type="hidden" name="cambio" value={one.id} />
              <Button kind="secondary">
                {t('s25.dispute')}
                <span class="govuk-visually-hidden">: {shownName(one)}</span>
              </Button>
            </form>
          )}
        </section>
      ))}
    </Page>
  )
}

export const representationRoutes = (deps: RepresentationRoutesDeps) => (app: FastifyInstance) => {
  app.get<{ Querystring: Record<string, unknown> }>(deskRoutes.representations, async (request, reply) => {
    const who = await deps.gate.toSee(request, 'cases')
    const { visit } = request
    return html(
      reply,
      RepresentationListPage({
        visit,
        open: await lookAtRepresentations(deps, who.id),
        formNumber: mayDo(who.roles, 'servePeople') ? visit.formNumber(act) : undefined,
        wasDisputed: request.query['aviso'] === 'disputa',
      }),
    )
  })

  app.post(deskRoutes.representationDispute, async (request, reply) => {
    const who = await deps.gate.toDo(request, 'servePeople')
    const { f, empresa, cambio } = takeFields(request.body, ['f', 'empresa', 'cambio'])
    request.visit.checkForm(f, act)
    const [employerId, id] = [parseId<EmployerId>(empresa), parseId<Id<'RepresentationChange'>>(cambio)]
    if (!employerId.ok || !id.ok) throw new CodedRefusal('pageNotFound')
    const isDone = await disputeRepresentation(deps, { employerId: employerId.value, id: id.value }, who.id)
    return seeOther(reply, `${deskRoutes.representations}${isDone ? '?aviso=disputa' : ''}`)
  })
}
