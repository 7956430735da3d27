/**
 * How Node should run the server's process (`NODE_OPTIONS`). Requests and answers live for
 * milliseconds; with V8's own young generation of up to 32 MB a half, a burst of inserts keeps twice the
 * memory for the same speed.
 */
export const nodeOptions = '--max-semi-space-size=4';
