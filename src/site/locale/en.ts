/** Every string of the interface, in English. Another language is another file of this type. */
import { ENGLISH, type TransformWords } from '../../transform/words.js'

/** The strings of a language. What stands in braces is filled in. */
export type Words = TransformWords & { readonly [K in keyof typeof SITE]: string }

const SITE = {
  skip: 'Skip to the content',
  noPosts: 'There are no posts yet.',
  allVerified: 'Every stated answer on this site was checked against its model when the site was built.',
  someVerified:
    '{verified} of {all} stated answers on this site were verified against their models when the site was built.',
  notFound: 'Page not found',
  notFoundHint: 'There is nothing at this address.',
  moved: 'This page has moved:',
  /** Reading time. */
  minutes: '{count} min read',
  updated: 'Updated {date}',
  toIndex: 'All quizzes',
  categories: 'Categories',
  archive: 'Archive',
  undated: 'Without a date',
  /** Pages of a list. */
  pages: 'Pages',
  page: 'Page {number}',
  newerPosts: 'Newer quizzes',
  olderPosts: 'Older quizzes',
  newer: 'Newer',
  older: 'Older',
  more: 'More quizzes',
  series: 'Series',
  part: 'Part {number} of {count}',
  search: 'Search',
  searchNone: 'Nothing was found for “{words}”.',
  searchOne: 'One page was found for “{words}”.',
  searchMany: '{count} pages were found for “{words}”.',
  searchFailed: 'The search does not work here.',
  answer: 'Answer',
  noneOfThem: 'none of them',
  isTrue: 'True',
  isFalse: 'False',
  yourAnswer: 'Your answer',
  check: 'Check my answer',
  again: 'Try again',
  choseRight: 'Rightly chosen.',
  choseWrong: 'You chose this, but it is not part of the answer.',
  missed: 'You missed this one: it is part of the answer.',
  leftOut: 'Rightly left out.',
  allRight: 'All right!',
  notYet: 'Not quite.',
  /** Right judgements, of all choices. */
  score: '{right} of {all} judged rightly.',
  /** Of a question that asks for a value. */
  answerIs: 'The answer is {answer}.',
  chooseFirst: 'Choose an answer first.',
  writeFirst: 'Write an answer first.',
  solved: 'Solved',
  /** The title of the drawing of a network. */
  drawing: 'The layers of {model}',
  table: 'Table',
  footnotes: 'Footnotes',
  backToReference: 'Back to reference {number}',
  done: 'Done',
  notDone: 'Not done',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied',
  themeAuto: 'Colours: automatic',
  themeLight: 'Colours: light',
  themeDark: 'Colours: dark',
  feed: 'Feed',
} as const

export const EN: Words = { ...ENGLISH, ...SITE }
