import { poolingLayer } from './base_pooling.js'

/** The largest entry of each window over height and width. */
export const MaxPooling2D = poolingLayer(2, { name: 'MaxPooling2D', aliases: ['MaxPool2D'] }, 'two')
