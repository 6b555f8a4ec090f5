import { textReportStore } from '../../messaging/store/text-report-store.ts'
import { textReportRoutes } from '../../messaging/web/text-report-routes.ts'
import type { Installation } from '../installation.ts'

/** Where a gateway's reports come in; nowhere, where it has no secret to sign them with. */
export const textReportsOf = ({ texting, db, clock }: Installation) =>
  texting?.reportCheck === undefined
    ? []
    : [textReportRoutes({ check: texting.reportCheck, reports: textReportStore(db), clock })]
