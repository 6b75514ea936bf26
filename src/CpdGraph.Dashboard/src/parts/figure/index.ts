export { Figure, FigureOriginContext, FigureTable, type FigureOrigin, type FigureProps } from './Figure';
export { byGroup, overTime, partOf, type Message } from './messages';
export type { FigureColumn, FigureData, FigureKind, Look } from './types';
