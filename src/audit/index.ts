export { auditActs, isAuditAct } from './domain/entry.ts'
export type { AuditHead } from './domain/chain.ts'
export type {
  AuditAct,
  AuditActor,
  AuditDetail,
  AuditEntry,
  AuditPosition,
  AuditValue,
} from './domain/entry.ts'
export type { AuditLog, AuditReader, SignatureCheck, SignedPurpose, Signer } from './app/ports.ts'
export { checkpointLine, makeCheckpoint, readCheckpoints } from './app/checkpoint.ts'
export type { Checkpoint } from './app/checkpoint.ts'
export { readReceipt, receiptJson } from './app/receipt.ts'
export type { ActReceiptFacts, AnyReceiptFacts, ReceiptFacts } from './app/receipt.ts'
export type { AuditTree, GrownHead, InclusionProof, SignedHead, TreeHead } from './app/tree-head.ts'
export type { ExportCut, ExportFacts, ExportSeal } from './app/log-export.ts'
export { verifyAudit } from './app/verify.ts'
export type { AuditFault, AuditFinding, AuditVerdict } from './app/verify.ts'
export { afterAll } from './app/log-reader.ts'
export type { AskedLog, LogLine, LogPlace, LogReader } from './app/log-reader.ts'
export { actsWithoutReceipt, receiptActor } from './app/employer-acts.ts'
export type { EmployerAct, EmployerActs } from './app/employer-acts.ts'
