export { AnnotatedPhoto } from './components/annotated-photo.tsx';
export { AskForPhoto } from './components/ask-for-photo.tsx';
export { PhotoGrid } from './components/photo-grid.tsx';
export { AnswerRequest, TakePhoto } from './components/take-photo.tsx';
export { NewMarks } from './components/new-marks.tsx';
export { RequestNotice } from './components/request-notice.tsx';
export { StillsOnTheWay } from './components/stills-on-the-way.tsx';
