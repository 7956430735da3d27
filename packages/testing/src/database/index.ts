export * from './outside-database.ts';
export { keptForTheProcess } from './kept-for-the-process.ts';
