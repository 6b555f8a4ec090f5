import type { FastifyInstance, FastifyRequest } from 'fastify'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import {
  endReminderPath,
  EndReminderPage,
  ReminderEndedPage,
  reminderEndedPath,
} from './due-reminder-pages.tsx'

const act = 'endReminder'
const refForm = /^[\w-]{22}$/

/** One click, on a page of ours: a program that opens the addresses of a mail ends nothing (L-06, ATK-04). */
export const dueReminderRoutes =
  ({ end }: { end(ref: string): Promise<void> }) =>
  (app: FastifyInstance) => {
    const refIn = ({ params }: FastifyRequest): string => {
      const { ref } = params as { readonly ref: string }
      if (!refForm.test(ref)) throw new CodedRefusal('pageNotFound')
      return ref
    }
    app.get(reminderEndedPath, async ({ visit }, reply) => html(reply, ReminderEndedPage({ visit })))
    app.get(endReminderPath(':ref'), async (request, reply) => {
      const { visit } = request
      return html(reply, EndReminderPage({ visit, ref: refIn(request), formNumber: visit.formNumber(act) }))
    })
    app.post(endReminderPath(':ref'), async (request, reply) => {
      const ref = refIn(request)
      request.visit.checkForm(takeFields(request.body, ['f']).f, act)
      await end(ref)
      return seeOther(reply, reminderEndedPath)
    })
  }
