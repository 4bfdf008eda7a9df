/** Every string of the interface. Another language is another object of this type. */
export const WORDS = {
  skip: 'Skip to the content',
  noPosts: 'There are no posts yet.',
  allVerified: 'Every stated answer on this site was checked against its model when the site was built.',
  someVerified:
    '{verified} of {all} stated answers on this site were verified against their models when the site was built.',
  notFound: 'Page not found',
  notFoundHint: 'There is nothing at this address.',
  moved: 'This page has moved:',
  /** Reading time. */
  minutes: 'min read',
  toIndex: 'All quizzes',
  categories: 'Categories',
  newer: 'Newer',
  older: 'Older',
  more: 'More quizzes',
  answer: 'Answer',
  noneOfThem: 'none of them',
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
  chooseFirst: 'Choose an answer first.',
  solved: 'Solved',
  /** The title of the drawing of a network. */
  drawing: 'The layers of {model}',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied',
  themeAuto: 'Colours: automatic',
  themeLight: 'Colours: light',
  themeDark: 'Colours: dark',
} as const

export type Words = { readonly [K in keyof typeof WORDS]: string }
