import { mongo } from 'mongoose';
import { asAppError, isCommitUnknown } from './database-errors.ts';

const withCode = (code: string) => Object.assign(new Error('write'), { code });

test.each(['EPIPE', 'ECONNRESET', 'ECONNABORTED', 'ERR_STREAM_DESTROYED'])(
  'a write to a socket that has just been closed (%s) says that the database is not there now',
  (code) => {
    expect(asAppError(withCode(code))).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  },
);

test('a full disk of the database says that nothing can be saved now', () => {
  const full = new mongo.MongoServerError({ message: 'no space left', code: 14_031 });
  expect(asAppError(full)).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
});

test('any other error is left as it is', () => {
  const error = withCode('ENOSPC');
  expect(asAppError(error)).toBe(error);
});

test('how a commit ended is unknown when the driver stumbled over the error of a closed socket', () => {
  expect(isCommitUnknown(new TypeError('error.hasErrorLabel is not a function'))).toBe(true);
  expect(isCommitUnknown(withCode('EPIPE'))).toBe(true);
});
