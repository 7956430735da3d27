export { FindSpecialist } from './components/find-specialist.tsx';
