/**
 * What a statement says, as small plain data: a measure of a referent in relation to a value, a quantifier over layers,
 * connectives, and `under(edit, claim)`. Grammar builds these terms, `evaluate` judges them.
 */
import type { Plain } from '../keras/summary.js'
import type { Said } from '../language/numbers.js'
import type { SaidShape } from '../language/shapes.js'

/** A measurable property of a layer or a model; some names stand for several (see `pinned` in `measure.ts`). */
export type QuantityId =
  | 'params'
  | 'trainable'
  | 'learnable'
  | 'nonTrainable'
  | 'weights'
  | 'kernel'
  | 'biases'
  | 'values'
  | 'numbers'
  | 'bare'
  | 'shape'
  | 'spatial'
  | 'height'
  | 'width'
  | 'channels'
  | 'steps'
  | 'lastAxis'
  | 'rank'
  | 'units'
  | 'neurons'
  | 'filters'
  | 'outputs'
  | 'inputs'
  | 'inputTensors'
  | 'outputTensors'
  | 'size'
  | 'macs'
  | 'flops'
  | 'bytes'
  | 'trainableBytes'
  | 'nonTrainableBytes'
  | 'connections'
  | 'layers'
  | 'hiddenLayers'
  | 'biasVectors'
  | 'weightTensors'
  /** The part of its values that a layer throws away. */
  | 'dropped'
  | 'kernelShape'
  | 'config'

/** A quantity with what pins it down. */
export interface Quantity {
  readonly id: QuantityId
  /** Of what goes in rather than what comes out. */
  readonly input?: true
  /** Divided by the number of filters, units, gates or directions. */
  readonly per?: 'filter' | 'unit' | 'gate' | 'direction'
  /** For `config`: which argument. */
  readonly argument?: string
  /** For `layers`: which ones are counted. */
  readonly which?: Description
  /** For `layers`: whether the input is counted, where that is said. */
  readonly withInput?: boolean
}

/** A kind of layer in words: each reading a list of Keras classes. */
export interface Kind {
  readonly words: string
  readonly plural: boolean
  readonly readings: readonly (readonly string[])[]
}

/** A layer description: everything that must be so of a layer to be meant. */
export interface Description {
  readonly kind: Kind | null
  readonly tests: readonly Test[]
  readonly plural: boolean
  /** From 1, or from -1 backwards; null where none is said. */
  readonly ordinal: number | null
  /** A kind without an article, as "batch normalization": one of them, or all. */
  readonly bare?: true
}

export type Test =
  | { readonly test: 'config'; readonly argument: string; readonly value: Plain }
  | { readonly test: 'has'; readonly pred: Pred }
  | { readonly test: 'activation'; readonly name: string }
  | { readonly test: 'trainable'; readonly value: boolean }
  | { readonly test: 'kind'; readonly kind: Kind }
  | { readonly test: 'name'; readonly name: string }
  | { readonly test: 'hidden' }
  | { readonly test: 'output' }
  | { readonly test: 'input' }
  | { readonly test: 'beside'; readonly side: Side; readonly of: Ref; readonly direct: boolean }
  | { readonly test: 'not'; readonly inner: Test }
  /** One of a group of layers. */
  | { readonly test: 'within'; readonly of: Ref }
  /** A direct neighbour is of a kind. */
  | { readonly test: 'next'; readonly side: Side; readonly kind: Kind }

export type Side = 'before' | 'after'

/** Who is spoken of. */
export type Ref =
  | { readonly ref: 'model'; readonly name: string | null }
  | { readonly ref: 'base' }
  | { readonly ref: 'head' }
  /** What comes before the narrowest place of an autoencoder, or after it. */
  | { readonly ref: 'half'; readonly half: 'encoder' | 'decoder' }
  /** What only one of several inputs goes through: told by its name, or by how many axes it has. */
  | { readonly ref: 'branch'; readonly of: string | number }
  | { readonly ref: 'one'; readonly what: Description }
  /** `both`: what is said of them is said of each. */
  | {
      readonly ref: 'all'
      readonly what: Description
      readonly count: number | null
      readonly both?: true
    }
  | { readonly ref: 'named'; readonly name: string }
  /** The first (or, negative, the last) so many. */
  | { readonly ref: 'slice'; readonly what: Description; readonly take: number }
  | { readonly ref: 'beside'; readonly side: Side; readonly of: Ref; readonly what: Description | null }
  | { readonly ref: 'and'; readonly parts: readonly Ref[]; readonly both?: true }
  | { readonly ref: 'rest'; readonly of: Ref | null; readonly what: Description }
  | {
      readonly ref: 'extreme'
      readonly most: boolean
      readonly quantity: Quantity
      readonly among: Ref | null
    }
  /** The first or the last of a chain, the input left out. */
  | { readonly ref: 'edge'; readonly side: 'first' | 'last' }
  | { readonly ref: 'it'; readonly plural: boolean }
  /** "The output", of nobody said: the model's, or that of whoever was spoken of. */
  | { readonly ref: 'implicit' }
  /** "The first one": of the kind spoken of before. Filled in where the sentence is put together. */
  | { readonly ref: 'ellipsis'; readonly ordinal: number }

/** How plural referents take part: each by itself, all summed up, or both readings. */
export type Mode = 'each' | 'sum' | 'open'

export type Op = '=' | '<' | '<=' | '>' | '>='

/** A number with its comparator. */
export interface Amount {
  readonly op: Op
  readonly about: boolean
  /** "Just over", "just under": strict, and within five per cent. */
  readonly near: boolean
  readonly said: Said
}

/** A value to compare with. */
export type Value =
  | { readonly value: 'number'; readonly said: Said }
  | { readonly value: 'shape'; readonly shape: SaidShape }
  | { readonly value: 'plain'; readonly plain: Plain; readonly text: string }
  | { readonly value: 'measure'; readonly quantity: Quantity; readonly of: Ref; readonly mode: Mode }
  /** The same measure of the same subject on the model as it is, beside a what-if. */
  | { readonly value: 'before'; readonly quantity: Quantity; readonly of: Ref; readonly mode: Mode }
  | { readonly value: 'times'; readonly factor: Said; readonly of: Value }
  | { readonly value: 'sum'; readonly parts: readonly Value[] }
  | { readonly value: 'difference'; readonly left: Value; readonly right: Value }
  | { readonly value: 'ratio'; readonly left: Value; readonly right: Value }
  /** The measure spoken of, of another referent: filled in where the sentence is put together. */
  | { readonly value: 'same'; readonly of: Ref }
  /** Several readings. */
  | { readonly value: 'either'; readonly options: readonly Value[] }

export interface Relation {
  readonly op: Op
  readonly about: boolean
  readonly near: boolean
}

export const EQUALS: Relation = { op: '=', about: false, near: false }

/** What is said of a subject. */
export type Pred =
  | { readonly pred: 'rel'; readonly quantity: Quantity; readonly relation: Relation; readonly right: Value }
  /** In relation to the subject's own measure in the model as it is ("would have twice as many"). */
  | {
      readonly pred: 'change'
      readonly quantity: Quantity
      readonly relation: Relation
      /** `times`: new = factor × old; `by`: new − old; `to`: the new value; `from`: the old and the new one. */
      readonly how: 'times' | 'by'
      readonly amount: Said
      readonly sign: 1 | -1
    }
  /** In relation to another referent's same measure. */
  | {
      readonly pred: 'than'
      readonly quantity: Quantity
      readonly relation: Relation
      readonly factor: Said | null
      readonly plus: Said | null
      /** Said as "as many as": denied, it means fewer. */
      readonly asMany?: true
      readonly than: Ref
    }
  | { readonly pred: 'is'; readonly test: Test }
  | {
      readonly pred: 'extreme'
      readonly most: boolean
      readonly quantity: Quantity
      readonly among: Ref | null
    }
  /** The members of the subject agree in a measure. */
  | { readonly pred: 'same'; readonly quantity: Quantity }
  | {
      readonly pred: 'share'
      readonly quantity: Quantity
      readonly relation: Relation
      readonly part: Said
      readonly of: Ref
    }
  | { readonly pred: 'exists' }
  /** The first thing is so, the second so, and so on. */
  | { readonly pred: 'inOrder'; readonly parts: readonly Pred[] }
  | { readonly pred: 'not'; readonly inner: Pred }
  | { readonly pred: 'and'; readonly parts: readonly Pred[] }
  | { readonly pred: 'or'; readonly parts: readonly Pred[] }

export type Quantifier = 'each' | 'none' | 'some' | 'only' | 'notAll' | 'most' | 'allBut' | 'exactly'

export type Claim =
  | { readonly claim: 'pred'; readonly subject: Ref; readonly pred: Pred; readonly mode: Mode }
  | { readonly claim: 'rel'; readonly left: Value; readonly relation: Relation; readonly right: Value }
  | {
      readonly claim: 'quantified'
      readonly quantifier: Quantifier
      readonly set: Ref
      readonly pred: Pred
      /** For `exactly` and `allBut`: how many. */
      readonly amount: Amount | null
    }
  | { readonly claim: 'not'; readonly inner: Claim }
  | { readonly claim: 'and'; readonly parts: readonly Claim[] }
  | { readonly claim: 'or'; readonly parts: readonly Claim[]; readonly exclusive: boolean }
  | { readonly claim: 'because'; readonly main: Claim; readonly reason: Claim }
  | { readonly claim: 'under'; readonly edits: readonly EditTerm[]; readonly inner: Claim }
  | { readonly claim: 'builds'; readonly value: boolean }
  /** A clause that was not read. */
  | { readonly claim: 'unread'; readonly reason: string }

/** A change of the model, in words. A target of null means the layers that have such an argument. */
export type EditTerm =
  | {
      readonly edit: 'set'
      readonly target: Ref | null
      readonly argument: string
      readonly value: Plain
      /** What it is said to be now; undefined where nothing is said. */
      readonly from?: Plain
    }
  /** Not what is written now: "without `return_sequences=True`". */
  | { readonly edit: 'unset'; readonly target: Ref | null; readonly argument: string; readonly value: Plain }
  | {
      readonly edit: 'quantity'
      readonly target: Ref | null
      readonly quantity: QuantityId
      readonly to: Said
      readonly from: Said | null
    }
  | {
      readonly edit: 'scale'
      readonly target: Ref
      readonly quantity: QuantityId
      readonly factor: Said
      /** For `config`: the argument of the one layer that has it. */
      readonly argument?: string
    }
  | {
      readonly edit: 'variable'
      readonly name: string
      readonly value: Plain | null
      readonly factor: Said | null
    }
  | { readonly edit: 'input'; readonly dims: readonly (number | null)[] }
  | { readonly edit: 'channels'; readonly count: number }
  | { readonly edit: 'steps'; readonly count: number; readonly from?: number }
  /** All lengths of the input that are no channels or features, so many times as large. */
  | { readonly edit: 'enlarge'; readonly factor: number }
  | { readonly edit: 'features'; readonly target: Ref; readonly to: Said; readonly from: Said | null }
  /** The number of words that the embedding knows; `factor`: so many times as many as there are. */
  | { readonly edit: 'vocabulary'; readonly to: Said; readonly factor: boolean }
  | { readonly edit: 'remove'; readonly target: Ref }
  | {
      readonly edit: 'replace'
      readonly target: Ref
      readonly by: Kind
      readonly config: { readonly [argument: string]: Plain } | null
    }
  | {
      readonly edit: 'insert'
      readonly side: Side
      readonly target: Ref
      readonly kind: Kind
      /** null where no arguments are said. */
      readonly config: { readonly [argument: string]: Plain } | null
    }
  | { readonly edit: 'trainable'; readonly target: Ref | null; readonly value: boolean }
  | { readonly edit: 'bias'; readonly target: Ref | null; readonly value: boolean }
