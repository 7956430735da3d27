export { PassOn } from './components/pass-on.tsx';
