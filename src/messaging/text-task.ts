import { parseId } from '../kernel/ids.ts'
import type { TextId } from '../kernel/ids.ts'
import { deliverText } from './app/deliver-text.ts'
import type { TextDelivery } from './app/deliver-text.ts'
import type { Tasks } from './worker.ts'

/** The worker's task for text messages. */
export const textTask = (delivery: TextDelivery): Tasks => ({
  async deliverText(payload) {
    const id = parseId<TextId>((payload as { readonly id?: unknown } | null)?.id)
    // A job nobody of ours wrote: it fails until it is parked.
    if (!id.ok) throw new TypeError('a delivery job names its text message')
    await deliverText(delivery, id.value)
  },
})
