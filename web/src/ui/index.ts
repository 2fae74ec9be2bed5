/** Shared pieces of the screens. */
export { Chart } from './Chart';
export { type ComparedField, ConflictDialog } from './ConflictDialog';
export { DayInput, TimeInput, WhenInput } from './DayInput';
export type { ChartProps } from './EChart';
export { EmptyState } from './EmptyState';
export { type Choice, FindSelect } from './FindSelect';
export { FormPage } from './FormPage';
export { type Filter, ListPage } from './ListPage';
export { Loading } from './Loading';
export { Masked } from './Masked';
export { type Days, daysOf, PeriodFilter, usePeriod } from './PeriodFilter';
export { OnePhoto, PhotoPicker, Photos } from './PhotoPicker';
export { CannotRead, RefusedPanel, useRefusalWords } from './Refused';
export { type RegionChoice, RegionPicker } from './RegionPicker';
export { shrink } from './shrink';
export { useCommand } from './useCommand';
