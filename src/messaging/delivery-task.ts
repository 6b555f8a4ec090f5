import { parseId } from '../kernel/ids.ts'
import type { MessageId } from '../kernel/ids.ts'
import { deliverMessage } from './app/deliver-message.ts'
import type { Delivered, Delivery } from './app/deliver-message.ts'
import type { Tasks } from './worker.ts'

/** The worker's task; `onDelivered` hears of every attempt, after it was recorded. */
export const deliveryTask = (
  delivery: Delivery,
  onDelivered?: (how: Delivered, id: MessageId) => Promise<void>,
): Tasks => ({
  async deliverMessage(payload) {
    const id = parseId<MessageId>((payload as { readonly id?: unknown } | null)?.id)
    // A job nobody of ours wrote: it fails until it is parked.
    if (!id.ok) throw new TypeError('a delivery job names its message')
    const how = await deliverMessage(delivery, id.value)
    await onDelivered?.(how, id.value)
  },
})
