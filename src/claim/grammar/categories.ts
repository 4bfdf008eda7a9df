/** What the stretches of a sentence mean: each category of the grammar with the type of its meanings. */
import type { Plain } from '../../keras/summary.js'
import type { Said } from '../../language/numbers.js'
import type { SaidShape } from '../../language/shapes.js'
import type {
  Amount,
  Claim,
  Description,
  EditTerm,
  Kind,
  Mode,
  Pred,
  Quantifier,
  Quantity,
  Ref,
  Relation,
  Test,
  Value,
} from '../meaning.js'

/** A call in code: `Conv2D(64, 3)`. */
export interface CallText {
  readonly name: string
  readonly args: readonly Plain[]
  readonly keywords: { readonly [name: string]: Plain }
}

/** A noun phrase: who, and how many of them. */
export interface Np {
  readonly ref: Ref
  readonly quantifier: Quantifier | null
  readonly amount: Amount | null
}

/** A verb phrase. */
export interface Vp {
  readonly pred: Pred
  readonly mode: Mode
}

/** A relation with what stands on its right: `more than 5`, `the same as that of X`. */
export interface Rhs {
  readonly relation: Relation
  readonly right: Value
  /** A second one that is said with it: "between 5 and 6". */
  readonly and?: Rhs
}

/** A measure with its owner: "the number of parameters of the model". */
export interface MeasureOf {
  readonly quantity: Quantity
  readonly of: Ref
  readonly mode: Mode
  readonly quantifier: Quantifier | null
}

/** The parameters (or a kind of them) of a referent, where so many are said to be there. */
export interface Pool {
  readonly quantity: Quantity
  readonly of: Ref
  readonly said: Amount | null
}

/** What a question asks for: what an answer must be, and who or what it is about. */
export type Asked =
  | { readonly ask: 'count'; readonly np: Np; readonly quantity: Quantity; readonly mode: Mode }
  | { readonly ask: 'measure'; readonly measure: MeasureOf }
  | { readonly ask: 'output'; readonly np: Np }
  | { readonly ask: 'size'; readonly np: Np }
  | { readonly ask: 'which'; readonly pred: Pred; readonly what: Description | null }
  | { readonly ask: 'factor'; readonly np: Np; readonly quantity: Quantity; readonly than: Ref }

export interface Categories {
  // From the tokens
  NUM: Said
  SHAPE: SaidShape
  ORD: number
  FRAC: Said
  KIND: Kind
  CODE: string
  NAME: string
  ASSIGN: { readonly name: string; readonly value: Plain }
  CALL: CallText
  ACT: string
  CMP: Relation
  // Numbers and quantities
  Amount: Amount
  /** How many bytes a unit of memory is, in each reading. */
  Bytes: readonly number[]
  Stored: true
  Percent: Amount
  Times: Amount
  Unit: Quantity
  Scalar: Quantity
  Count: Vp
  /** A count without a number: "parameters" for some of them. */
  Bare: Vp
  /** A subject and a number, the rest left out: "the second 18,496". */
  Gap: { readonly ref: Ref; readonly amount: Amount }
  Shaped: Pred
  // Layers
  Head: Description
  Nominal: Description
  Mod: Test
  Post: Test
  Desc: Description
  Single: Ref
  Plural: Ref
  /** Several layers that have a name together. */
  Group: Ref
  Refs: Ref
  Model: Ref
  Np: Np
  NpList: Np
  // Parts and comparisons
  Pool: Pool
  Portion: { readonly of: Pool; readonly part: Amount | null; readonly count: Amount | null }
  Than: Pred
  // What goes in
  Data: true
  DataChange: { readonly edits: readonly EditTerm[] }
  Act: string
  // Sentences
  Measure: MeasureOf
  Rhs: Rhs
  Vp: Vp
  Clause: Claim
  Sentence: Claim
  Question: { readonly asked: Asked; readonly edits: readonly EditTerm[] }
  Edit: EditTerm
  Gerund: { readonly edits: readonly EditTerm[] }
  Cond: { readonly edits: readonly EditTerm[] }
  Hypo: { readonly edits: readonly EditTerm[] }
  Change: {
    readonly direction: 1 | -1 | 0
    readonly amount: Amount | null
    readonly how: 'times' | 'by' | 'to'
    readonly from: Amount | null
  }
  ChangeTo: Claim
  Effect: Claim
  // Small ones
  Total: Mode
  Fraction: Amount
  Dims: { readonly dims: readonly (number | null)[] }
  Config: { readonly argument: string; readonly value: Plain }
}
