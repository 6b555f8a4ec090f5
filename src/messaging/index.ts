/** What other capabilities may use of messaging: types and rules; stores are handed to them at the entry. */
export { carriesLink } from './domain/template.ts'
export type { Template, TemplateParams } from './domain/template.ts'
export { causeOf, codeOfCause } from './domain/delivery-cause.ts'
export type { DeliveryCause, SmtpReply } from './domain/delivery-cause.ts'
export type { DeliveryOfCase, DeliveryView } from './domain/delivery-view.ts'
export type { LinkMinter, LinkRequest, MailTransport, MintedLink, NoLink } from './app/ports.ts'
