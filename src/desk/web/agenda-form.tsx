import { isoDay } from '../../kernel/civil-day.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import { Button } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { Agenda } from '../app/look-at-agenda.ts'
import { agendaRoutes, type AgendaView } from './agenda-paths.ts'

export type AgendaError = Extract<TextKey, `s03.err.${string}`>

export interface AgendaPageProps {
  readonly visit: Visit
  readonly view: AgendaView
  readonly agenda: Agenda
  /** Other centres that they may look at. */
  readonly centres: readonly { readonly id: string; readonly name: string }[]
  readonly opensCases: boolean
  readonly serves: boolean
  /** Whether they may close a stretch. */
  readonly blocks: boolean
  readonly error: AgendaError | undefined
}

export const agendaAct = (centreId: string): string => `agenda:${centreId}`

/** A form of one button or more for one person, or for the line. */
export const AgendaForm = ({
  visit,
  view,
  about,
  children,
}: {
  readonly visit: Visit
  readonly view: AgendaView
  readonly about?: { readonly llegada?: string; readonly turno?: string }
  readonly children: Child
}): Html => (
  <form method="post" action={agendaRoutes.agenda} novalidate>
    <input type="hidden" name="f" value={visit.formNumber(agendaAct(view.centreId))} />
    <input type="hidden" name="centro" value={view.centreId} />
    <input type="hidden" name="dia" value={isoDay(view.day)} />
    <input type="hidden" name="ventanilla" value={view.windowId ?? ''} />
    {about?.llegada !== undefined && <input type="hidden" name="llegada" value={about.llegada} />}
    {about?.turno !== undefined && <input type="hidden" name="turno" value={about.turno} />}
    {children}
  </form>
)

/** A button of such a form; what it is about is read with it. */
export const Act = ({
  accion,
  text,
  about,
}: {
  readonly accion: string
  readonly text: string
  readonly about: string
}) => (
  <Button kind="secondary" name="accion" value={accion} class="clv-row-button">
    {text}
    <span class="govuk-visually-hidden"> {about}</span>
  </Button>
)
