import path from 'node:path';

/** A released version, so that two installations never differ by the day they were made. */
const mongodVersion = '8.2.6';

/** The binary could not be had. */
export class DownloadFailure extends Error {
  readonly next: readonly string[];

  constructor(reason: string) {
    super(`mongod ${mongodVersion} could not be downloaded: ${reason}`);
    this.name = 'DownloadFailure';
    this.next = [
      'check the connection (and HTTPS_PROXY, if there is a proxy), then: npm start',
      'or install MongoDB, so that mongod is on the PATH',
      'or use the embedded database: npm start without EMBEDDED_DB',
    ];
  }
}

export type Download = (options: { version: string; downloadDir: string }) => Promise<string>;

/**
 * The path of a `mongod` that was downloaded before or is now; the library shows how far it is.
 * @throws DownloadFailure
 */
export async function downloadedMongod(
  root: string,
  download: Download = downloadRelease,
): Promise<string> {
  const downloadDir = path.join(root, '.cache', 'mongod');
  try {
    return await download({ version: mongodVersion, downloadDir });
  } catch (error) {
    throw new DownloadFailure(error instanceof Error ? error.message : String(error));
  }
}

/** Loaded only by those who asked for it: most starts download nothing. */
const downloadRelease: Download = async (options) => {
  const { MongoBinary } = await import('mongodb-memory-server-core');
  return MongoBinary.getPath(options);
};
