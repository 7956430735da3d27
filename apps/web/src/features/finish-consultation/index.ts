export { FinishConsultation } from './components/finish-consultation.tsx';
