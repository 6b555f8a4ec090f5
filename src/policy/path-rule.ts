export type RegistrySource = 'taxpayer' | 'civil' | 'companies' | 'institution'

/** How registry A's representative and registry B's person are shown to be one (DOMAIN 4.1, last column). */
export type RelationRule =
  | 'rucBodyIsCedula'
  | 'representativeIdIsCedula'
  | 'representativeIdAndNameAgree'
  | 'sameCedula'
  | 'attendedOnly'

export interface RegistryPair {
  readonly employer: RegistrySource
  readonly person: readonly RegistrySource[]
  readonly relation: RelationRule
}

/** A kind of proof, as RELIABILITY 3 names them. The case knows only that a path asks for a set of these. */
export type ProofKind =
  'reg' | 'gate' | 'mail' | 'phone' | 'saved' | 'aff' | 'bank' | 'bio' | 'sig' | 'att' | 'second'

/** Facts about an employer that decide whether a path is open for it at all. */
export type EmployerCondition =
  | 'hasKey'
  | 'noKey'
  | 'blocked'
  | 'notBlocked'
  | 'rucActive'
  | 'rucNotActive'
  | 'hasMail'
  | 'noMail'
  | 'frozen'
  | 'representativeChanged'

export interface PathRule {
  /** In the order in which the person meets them. Every entry is one proof, or a choice between proofs. */
  readonly proofs: readonly (ProofKind | readonly ProofKind[])[]
  /** Asked for on top when a contact changed within `contact.recent`, or the case is flagged. */
  readonly whenDoubtful?: readonly ProofKind[]
  /** The path is closed for an employer of which one of these is true. */
  readonly closedWhen: readonly EmployerCondition[]
  /** Seconds that its proofs last without an act of the person, where that is not `proof.life`. */
  readonly life?: number
  /** A contact may be set on it at the counter, once checked and approved (RELIABILITY 3, last row). */
  readonly setsContact?: boolean
  /**
   * A block may be lifted on it, and the present key kept: unlocking and recovering are two acts, and both may follow
   * from its proofs (CHANNELS 1.2).
   */
  readonly unlocks?: boolean
  /**
   * It may be chosen with nothing shown, and everything is shown anew on it: what was shown before counts for nothing.
   * So it is wherever an officer checks the person, and where a signature does as much as a visit.
   */
  readonly anew?: boolean
  /**
   * A finger that an authenticated reader compared in this case (E3) stands for the papers: it proves who is there, and
   * the registries say whom that person represents (CHANNELS 1.2).
   */
  readonly fingerForPapers?: boolean
  readonly result: 'probation' | 'full'
  /** Whether this release can walk the path to its end without a visit. */
  readonly served: 'online' | 'centre'
}
