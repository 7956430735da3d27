/**
 * Changes made to a copy of the worker's sources before they are built; node_modules stays as it is.
 * @typedef {{ file: string, find: string, replace: string }} Patch
 * @type {Patch[]}
 */
export const patches = [
  {
    // OpenSSL calls the BIO callback a second time after each write, with BIO_CB_RETURN or-ed into
    // the operation. As shipped, the worker tests for equality and answers 1 ("one byte written")
    // to that call; OpenSSL 3.0 then retries a write that was complete and the worker dies with
    // SIGSEGV at the first DTLS ClientHello. BIO_set_callback_ex(3): pass the return value on.
    file: 'src/RTC/DtlsTransport.cpp',
    find: '(operationType == BIO_CB_RETURN) ? static_cast<long>(ret) : 1;',
    replace: '(operationType & BIO_CB_RETURN) ? static_cast<long>(ret) : 1;',
  },
];

/**
 * @param {Patch} patch
 * @param {string} source
 */
export function applyPatch(patch, source) {
  const [before, after, ...more] = source.split(patch.find);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`The patch of ${patch.file} does not fit this version of mediasoup.`);
  }
  return `${before}${patch.replace}${after}`;
}
