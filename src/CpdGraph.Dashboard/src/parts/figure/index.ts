export { Figure, nextPoint, type FigureProps } from './Figure';
export { byGroup, overTime, partOf, type Message } from './messages';
export type { FigureColumn, FigureData, FigureKind, Look } from './types';
