type Place = {
  readonly database: string;
  readonly store: string;
  readonly keyPath: string;
};

export const finished = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no storage')));
  });

/** On the disk, as far as a browser can say that. */
const settled = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new Error('no storage'));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', fail);
    transaction.addEventListener('abort', fail);
  });

/** Works on one store of IndexedDB. Rejects where the browser keeps nothing, as in some private windows. */
export async function inObjectStore<Result>(
  { database, store, keyPath }: Place,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const opening = indexedDB.open(database, 1);
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore(store, { keyPath }),
  );
  const opened = await finished(opening);
  try {
    const transaction = opened.transaction(store, mode, { durability: 'strict' });
    const isSettled = settled(transaction);
    const [result] = await Promise.all([work(transaction.objectStore(store)), isSettled]);
    return result;
  } finally {
    opened.close();
  }
}
