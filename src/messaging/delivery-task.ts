import { parseId } from '../kernel/ids.ts'
import type { MessageId } from '../kernel/ids.ts'
import { deliverMessage } from './app/deliver-message.ts'
import type { Delivery } from './app/deliver-message.ts'
import type { Tasks } from './worker.ts'

/** The worker's task. */
export const deliveryTask = (delivery: Delivery): Tasks => ({
  async deliverMessage(payload) {
    const id = parseId<MessageId>((payload as { readonly id?: unknown } | null)?.id)
    // A job nobody of ours wrote: it fails until it is parked.
    if (!id.ok) throw new TypeError('a delivery job names its message')
    await deliverMessage(delivery, id.value)
  },
})
