export { AskForOpinion } from './components/ask-for-opinion.tsx';
