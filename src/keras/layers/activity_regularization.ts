import { sameShape } from './same_shape.js'

/** Adds a cost for large activities; gives what it gets. */
export const ActivityRegularization = sameShape({
  name: 'ActivityRegularization',
  signature: 'l1=0.0, l2=0.0, **kwargs',
  init: () => ({}),
})
