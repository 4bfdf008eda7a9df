/** Every string of the interface that the templates print. */
export const WORDS = {
  skip: 'Skip to the content',
  noPosts: 'There are no posts yet.',
  verified: 'Every stated answer on this site was checked against its model when the site was built.',
} as const
