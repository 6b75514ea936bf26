// What views are made of.
export { Card, changeOf, Count, NumberCard, NumberCards } from './cards';
export type { Column, Row } from './csv';
export { byGroup, Figure, overTime, partOf } from './figure';
export type { FigureColumn, FigureData } from './figure';
export { FilterChoices, FilterPlace, Filters, keptFilters, organisationChoices, useFilters } from './filters';
export type { Choice, DashboardVariables, FilterState } from './filters';
export { Empty, Failed, NotAllowed, Waiting } from './states';
export { DataTable } from './table';
export { useView } from './useView';
export type { Problem, ViewState } from './useView';
export { Counted } from './fragments';
export * from './values';
export { View } from './view';
export * from './words';
