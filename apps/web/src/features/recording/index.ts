export { OwnRecordingBanner } from './components/own-recording-banner.tsx';
export { RecordControl } from './components/record-control.tsx';
export { RecordingList } from './components/recording-list.tsx';
export { useEndRecordingWithPage } from './hooks/use-end-with-page.ts';
