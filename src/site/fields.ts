/** Questions without choices: a place where a reader writes a value, or says whether a statement is true. */
import type { List, ListItem, Paragraph, Root, RootContent } from 'mdast'
import type { Parent } from 'unist'
import { visit } from 'unist-util-visit'
import type { Question } from '../quiz/question.js'
import type { QuestionResult } from '../result.js'
import type { Slot } from '../transform/placement.js'
import type { Words } from './locale.js'

/** What a field is told of its question. */
export interface FieldOf {
  readonly question: Question
  readonly result: QuestionResult
  /** Counted from 1. */
  readonly number: number
  /** The id of the block that asks. */
  readonly stem: string
}

/** Puts a field under the block that asks; whether there is one to put. */
export function layOutField(tree: Root, field: FieldOf, words: Words): boolean {
  const { question, result } = field
  const [answer] = result.statedKey ?? []
  if (answer === undefined || question.choices.length > 0) return false
  const slot = slotBehind(tree, question)
  if (slot === null) return false
  const isTruth = question.asksFor === 'truth'
  if (!isTruth && question.asksFor !== 'value') return false
  slot.parent.children.splice(slot.index, 0, isTruth ? truth(field, answer, words) : value(field, answer))
  return true
}

/** Without the script there is nothing to write into, and nothing to see. */
function value({ number, stem }: FieldOf, answer: string): RootContent {
  return {
    type: 'paragraph',
    children: [],
    data: {
      hName: 'div',
      hProperties: {
        className: ['answer-field'],
        dataQuestion: String(number),
        dataValue: answer,
        dataStem: stem,
      },
    },
  }
}

function truth({ number, stem }: FieldOf, answer: string, words: Words): List {
  const choice = (text: string, right: boolean): ListItem => {
    const row: Paragraph = {
      type: 'paragraph',
      children: [
        {
          type: 'emphasis',
          children: [{ type: 'text', value: text }],
          data: { hName: 'span', hProperties: { className: ['choice-text'] } },
        },
      ],
      data: { hName: 'div', hProperties: { className: ['choice-row'] } },
    }
    const hProperties = { className: ['choice'], dataRight: String(right) }
    return { type: 'listItem', spread: true, children: [row], data: { hProperties } }
  }
  return {
    type: 'list',
    ordered: true,
    spread: false,
    children: [choice(words.isTrue, answer === 'true'), choice(words.isFalse, answer === 'false')],
    data: {
      hName: 'ol',
      hProperties: {
        className: ['choices'],
        dataQuestion: String(number),
        dataSeveral: 'false',
        dataStem: stem,
      },
    },
  }
}

/** The place behind the innermost block that asks. */
function slotBehind(tree: Root, question: Question): Slot | null {
  const at = question.stem.pieces.at(-1)?.at.end
  if (at === undefined) return null
  let slot: Slot | null = null
  visit(tree, (node, index, parent: Parent | undefined) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined || start >= at || at > end) return
    if ((node.type === 'paragraph' || node.type === 'heading') && parent !== undefined && index !== undefined)
      slot = { parent, index: index + 1 }
  })
  return slot
}
