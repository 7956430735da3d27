export { CaseDetails } from './components/case-details.tsx';
export { SpecialistCase } from './components/specialist-case.tsx';
