import { poolingLayer } from './base_pooling.js'

/** The largest entry of each window over depth, height and width. */
export const MaxPooling3D = poolingLayer(3, { name: 'MaxPooling3D', aliases: ['MaxPool3D'] }, 'two')
