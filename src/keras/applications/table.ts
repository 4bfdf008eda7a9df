/** The models of `keras.applications` that are written down here. Adding a family is a new file and a line. */
import type { Application } from './application.js'
import { VGG } from './vgg.js'

export const APPLICATIONS: readonly Application[] = [...VGG]
