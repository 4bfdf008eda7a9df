/**
 * The data that `quiz/` gives: what a post asks, offers, states as its key and explains, with places.
 * Nothing here says what is true.
 */
import type { Code, List, ListItem, Paragraph, Parent } from 'mdast'
import type { Node } from 'unist'
import type { Utterance } from '../language/utterance.js'
import type { Span } from '../span.js'

/** What a question asks for; see the contract of `check`. */
export type AsksFor = 'correct' | 'incorrect' | 'value' | 'truth' | 'match'

/**
 * How far the words of a stem say which choices belong into the key. `plain`: they do. `best`: those that are so, though
 * others may be as well. `tacit`: most likely ("Which of these would you sign?"). `unclear`: nobody can tell ("Which is
 * the odd one out?").
 */
export type Certainty = 'plain' | 'best' | 'tacit' | 'unclear'

/** A quiz post, read. */
export interface Quiz {
  readonly questions: readonly Question[]
  /** The programs of the post. Blocks that belong together are one program. */
  readonly programs: readonly Program[]
  /** Every answer section, in order of the post, also those that no question was found for. */
  readonly sections: readonly AnswerSection[]
  /** What an author says outside choices and keys: explanations, and prose between code and question. */
  readonly remarks: readonly Remark[]
  /** Code that is not part of a program, and why: another language or framework, output, a shell. */
  readonly skipped: readonly { readonly span: Span; readonly reason: string }[]
  /** Values that the post's words or outputs give to names that its code leaves open. */
  readonly given: readonly Given[]
  /** What is odd in the structure; `lint/` makes messages of it. */
  readonly notes: readonly StructureNote[]
  /** Tables outside of choices, in order. */
  readonly tables: readonly SaidTable[]
  /** Values that the post has printed for it, in order. */
  readonly values: readonly InlineValue[]
}

/** Something odd in the structure of a post, for `lint/` to put into words. */
export interface StructureNote {
  readonly kind:
    | 'conflicting-keys'
    | 'unknown-label'
    | 'duplicate-label'
    | 'answer-glued'
    | 'answer-open'
    | 'callout-name'
  readonly span: Span
  /** The words concerned: a label, a class. */
  readonly words: readonly string[]
  readonly cause?: Span
}

export interface Question {
  readonly stem: Utterance
  /** The place of the stem. */
  readonly span: Span
  readonly asksFor: AsksFor
  readonly certainty: Certainty
  /** Whether several choices may be right, by the words of the stem; null where they do not say. */
  readonly several: boolean | null
  /** For `match`, the rows. */
  readonly choices: readonly Choice[]
  /** What the rows of a `match` are to be matched with; left out where the post offers no values to choose from. */
  readonly values?: readonly MatchValue[]
  /** The stated key, or null where none was found. */
  readonly key: Key | null
  /** The answer section that holds the key or the explanation; null where the key stands elsewhere. */
  readonly section: AnswerSection | null
  /** Index into {@link Quiz.programs} of the program asked about; null where the post has none. */
  readonly program: number | null
  /** The node that holds the choices, as the host's tree has it: a list, or the paragraphs of lettered lines. */
  readonly nodes: readonly (List | ListItem | Paragraph | Parent)[]
}

export interface Choice {
  /** As a reader sees it: `1`, `B`, `c`, `iv`; the position, counted from 1, where nothing is printed. */
  readonly label: string
  /** Position among the choices, from 0. */
  readonly index: number
  readonly span: Span
  readonly utterance: Utterance
  /** A task list's box, where there is one. */
  readonly checked: boolean | null
  /** `[…]{check="…"}`: the author's own check, a Python expression, and where it stands. */
  readonly check: { readonly expression: string; readonly span: Span } | null
  /** `[…]{unchecked="why"}`: the author says that no tool can judge this. */
  readonly unchecked: string | null
  /** What else stands under the choice, for the reader; also among {@link Quiz.remarks}. */
  readonly details: readonly Remark[]
  /** What it says of other choices ("All of the above"), to be judged from them; null for an ordinary choice. */
  readonly combines: Combination | null
}

/** What a row of a question for a match can be matched with. */
export interface MatchValue {
  /** As a pair names it: its label where one is printed, else its own words. */
  readonly label: string
  readonly utterance: Utterance
}

/** A row with the value that a key gives it. */
export interface Matched {
  /** Index into {@link Question.choices}. */
  readonly row: number
  readonly value: MatchValue
  readonly span: Span
}

/** A choice about choices. */
export interface Combination {
  /** Whether all of the labelled choices are right, or none of them. */
  readonly quantifier: 'all' | 'none'
  /** Labels of other choices of the question. */
  readonly labels: readonly string[]
  /** "Only A and C": and no other. */
  readonly only: boolean
}

/** The key as it is stated. */
export interface Key {
  /** Labels of choices, in the order of the choices, each one an existing label; for `value` the value as stated; for `match` `row=value`. */
  readonly labels: readonly string[]
  /** The place of the words that name the labels: `3, 4`. */
  readonly span: Span
  readonly text: string
  /** The single mentions, where the key is written as labels; used to build fixes. */
  readonly mentions: readonly { readonly label: string; readonly span: Span }[]
  /** How it is written: as labels, as marks on the choices, as a value, as words ("none of them", "all but 3"). */
  readonly form: 'labels' | 'marks' | 'value' | 'words' | 'front-matter'
  /** For `match`: what each row that is named is matched with, in the order of the rows. */
  readonly pairs?: readonly Matched[]
}

/** A callout in any spelling (Quarto, directive, HTML details), before it is known to hold an answer. */
export interface Callout {
  /** `note`, `tip`, `warning`, `caution`, `important`, or another class as written. */
  readonly kind: string
  readonly title: Utterance | null
  /** `true` collapsed, `false` open but collapsible, null not collapsible. */
  readonly collapse: boolean | null
  readonly body: readonly Node[]
}

export interface AnswerSection {
  readonly span: Span
  /** The node in the host's tree whose children are the section; the parent itself where it is no container. */
  readonly node: Node
  readonly callout: Callout | null
  /** The nodes of the section after the title and the key: the explanation. */
  readonly explanation: readonly Node[]
}

/** Something said outside of choices and keys. */
export interface Remark {
  readonly kind: 'prose' | 'item' | 'heading' | 'cell' | 'code' | 'math' | 'table'
  readonly utterance: Utterance
  /** The node in the host's tree. */
  readonly node: Node
  /** True inside an answer section. */
  readonly explains: boolean
  /** Index into {@link Quiz.questions} of the question it explains or stands nearest to; null where unclear. */
  readonly question: number | null
  /** Sentences that the author has taken over: `[…]{check="…"}` and `[…]{unchecked="…"}`. */
  readonly taken: readonly TakenOver[]
}

/** A table that an author wrote; its cells are remarks, too. */
export interface SaidTable {
  readonly header: readonly Utterance[]
  readonly rows: readonly (readonly Utterance[])[]
  /** The text right before it; null where there is none. */
  readonly before: Utterance | null
  /** As of a remark. */
  readonly question: number | null
}

/** A span of a text that the author speaks for. */
export interface TakenOver {
  /** The words in brackets. */
  readonly span: Span
  readonly text: string
  /** The author's expression; null for `unchecked`. */
  readonly check: { readonly expression: string; readonly span: Span } | null
}

/** `:params[conv2d]`, `:value[params('dense') / params(model)]{.percent}`: a value that stands in a text for its author. */
export interface InlineValue {
  /** The node in the host's tree. */
  readonly node: Node
  /** How the host read it: as a directive, as plain text, or as text with a span behind it. */
  readonly form: 'directive' | 'text' | 'span'
  /** Where it stands in the value of a text node; empty for the other forms. */
  readonly within: Span
  /** `params`, `shape`, `value` and the like. */
  readonly name: string
  /** What stands in the brackets. */
  readonly words: string
  /** In order; classes under `class`. null where the braces can't be read. */
  readonly attributes: readonly { readonly key: string; readonly value: string }[] | null
  readonly span: Span
  /** Index into {@link Quiz.questions} of the question it stands with; null without questions. */
  readonly question: number | null
}

/** A value that a post tells beside its code: "The images are 40 by 40 pixels with one channel." */
export interface Given {
  /** What has the value, as the code writes it: `X_train.shape`. */
  readonly name: string
  /** A shape; null for a number that the post does not tell and the code does not use. */
  readonly value: readonly (number | null)[]
  /** Where the post says so. */
  readonly span: Span
}

/** Python code of a post: one program, made of one or more code blocks. */
export interface Program {
  readonly text: string
  /** Maps runs of `text` to the file: `text[from, from + length)` stands at `at`. Ordered, without overlap. */
  readonly segments: readonly { readonly from: number; readonly at: number; readonly length: number }[]
  readonly blocks: readonly { readonly node: Code; readonly span: Span }[]
}

/** The span in the file of a span of a program's text. */
export function fileSpan(program: Program, span: Span): Span {
  return { start: fileOffset(program, span.start), end: fileOffset(program, span.end) }
}

function fileOffset(program: Program, offset: number): number {
  let best = 0
  for (const segment of program.segments) {
    if (segment.from > offset) break
    best = segment.at + Math.min(offset - segment.from, segment.length)
  }
  return best
}
