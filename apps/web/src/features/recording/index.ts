export { RecordControl } from './components/record-control.tsx';
export { RecordingList } from './components/recording-list.tsx';
