/** Every operation there is a declaration for. Adding one is a line in its family. */
import { ARRANGEMENTS } from './arrangement.js'
import { ELEMENTWISE } from './elementwise.js'
import { GEOMETRY } from './geometry.js'
import { IMAGES } from './image.js'
import { PRODUCTS } from './linear.js'
import { LINEAR_ALGEBRA } from './linear_algebra.js'
import { LOSSES } from './loss.js'
import { MATRICES } from './matrix.js'
import { NEURAL } from './neural.js'
import type { OperationDeclaration } from './operation.js'
import { CREATIONS, OTHERS } from './other.js'
import { REDUCTIONS } from './reduction.js'
import { SELECTIONS } from './selection.js'
import { SIGNALS } from './signal.js'
import { SLICES } from './slicing.js'
import { STACKING } from './stacking.js'

export const OPERATIONS: readonly OperationDeclaration[] = [
  ...ELEMENTWISE,
  ...REDUCTIONS,
  ...ARRANGEMENTS,
  ...PRODUCTS,
  ...OTHERS,
  ...CREATIONS,
  ...IMAGES,
  ...GEOMETRY,
  ...NEURAL,
  ...STACKING,
  ...SLICES,
  ...SELECTIONS,
  ...MATRICES,
  ...LINEAR_ALGEBRA,
  ...SIGNALS,
  ...LOSSES,
]
