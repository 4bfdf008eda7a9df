/** The models of `keras.applications` that are written down here. Adding a family is a new file and a line. */
import type { Application } from './application.js'
import { CONV_NEXT } from './convnext.js'
import { DENSENET } from './densenet.js'
import { EFFICIENT_NET } from './efficientnet.js'
import { EFFICIENT_NET_V2 } from './efficientnet_v2.js'
import { INCEPTION } from './inception.js'
import { MOBILENET } from './mobilenet.js'
import { MOBILENET_V2 } from './mobilenet_v2.js'
import { MOBILENET_V3 } from './mobilenet_v3.js'
import { NAS_NET } from './nasnet.js'
import { RESNET } from './resnet.js'
import { VGG } from './vgg.js'
import { XCEPTION } from './xception.js'

export const APPLICATIONS: readonly Application[] = [
  ...CONV_NEXT,
  ...DENSENET,
  ...EFFICIENT_NET,
  ...EFFICIENT_NET_V2,
  ...INCEPTION,
  MOBILENET,
  MOBILENET_V2,
  ...MOBILENET_V3,
  ...NAS_NET,
  ...RESNET,
  ...VGG,
  XCEPTION,
]
