export { RotaBoard } from './components/rota-board.tsx';
