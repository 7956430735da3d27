export { Lobby } from './components/lobby.tsx';
