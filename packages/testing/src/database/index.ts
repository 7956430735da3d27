export * from './outside-database.ts';
