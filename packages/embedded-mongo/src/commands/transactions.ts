import { doc } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { rememberCommit, wasCommitted } from '../transactions/retry-log.ts';
import { readOnce } from './context.ts';
import type { Command, Context } from './context.ts';

const ownTransaction = ({ session, txnNumber }: Context) => {
  if (session === undefined || txnNumber === undefined) {
    throw new CommandError('InvalidOptions', 'this command must be run within a transaction');
  }
  return { session, txnNumber };
};

export const commitTransaction: Command = {
  fields: ['recoveryToken'],
  isAllowedInTransaction: true,
  run: async (context) => {
    const { engine } = context;
    const { session, txnNumber } = ownTransaction(context);
    engine.cursors.killTransaction(session.text, txnNumber);
    // A client whose first commit got no answer sends it again, perhaps to the next process.
    if (readOnce(context, (view) => wasCommitted(view, session.id, txnNumber))) return doc({});
    await engine.sessions.commit(session.text, txnNumber, (transaction) =>
      rememberCommit(transaction, session.id, txnNumber),
    );
    return doc({});
  },
};

export const abortTransaction: Command = {
  fields: ['recoveryToken'],
  isAllowedInTransaction: true,
  run: (context) => {
    const { engine } = context;
    const { session, txnNumber } = ownTransaction(context);
    engine.cursors.killTransaction(session.text, txnNumber);
    engine.sessions.abort(session.text, txnNumber);
    return doc({});
  },
};
