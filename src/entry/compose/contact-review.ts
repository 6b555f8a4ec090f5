import { reviewRoutes, type ReviewRoutesDeps } from '../../contacts/web/review-routes.ts'
import { reviewContact } from '../../desk/app/review-contact.ts'
import { randomText } from '../chance.ts'
import type { Composition } from '../compose.ts'
import type { Routes } from '../routes.ts'

type Parts = Pick<Composition, 'contacts' | 'counter' | 'staff'>

/** The second person's word on a mail that was proposed at the counter (S-12). */
export const contactReviewRoutes = (
  { contacts, counter, staff }: Parts,
  sight: Pick<ReviewRoutesDeps, 'guard' | 'reaches'>,
): Routes =>
  reviewRoutes({
    ...sight,
    contacts,
    review: (asked) => reviewContact(counter, asked),
    confirmation: counter.confirmation,
    ceremonies: staff.ceremonies,
    newChallenge: () => randomText(32),
  })
