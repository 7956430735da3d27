export { ComplaintActions } from './components/complaint-actions.tsx';
export { ComplaintFacts } from './components/complaint-facts.tsx';
export { ComplaintFigures } from './components/complaint-figures.tsx';
export { ComplaintFilters, complaintQueryOf } from './components/complaint-filters.tsx';
export { ComplaintHistory } from './components/complaint-history.tsx';
export { ComplaintLink } from './components/complaint-link.tsx';
export { ComplaintRow } from './components/complaint-row.tsx';
export { RecordComplaint } from './components/record-complaint.tsx';
