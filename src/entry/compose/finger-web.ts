import type { FastifyInstance } from 'fastify'
import type { DeskGate } from '../../desk/web/desk-gate.ts'
import { fingerRoutes } from '../../desk/web/finger-routes.ts'
import type { Composition } from '../compose.ts'

/** The pages about fingers. */
export const fingerWeb = (
  { casework, fingers, installation }: Composition,
  gate: DeskGate,
): readonly ((app: FastifyInstance) => void)[] => [
  fingerRoutes({ ...casework.view, fingers, gate, capture: installation.fingers }),
]
