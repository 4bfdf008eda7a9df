/** The models of `keras.applications` that are written down here. Adding a family is a new file and a line. */
import type { Application } from './application.js'
import { CONV_NEXT } from './convnext.js'
import { EFFICIENT_NET } from './efficientnet.js'
import { INCEPTION } from './inception.js'
import { VGG } from './vgg.js'

export const APPLICATIONS: readonly Application[] = [...CONV_NEXT, ...EFFICIENT_NET, ...INCEPTION, ...VGG]
