import type { CallSnapshot } from '@qarib/call-client';

const width = 960;
const height = 540;
const framesPerSecond = 10;

type Picture = { readonly video: HTMLVideoElement; readonly name: string };
type Shown = { readonly track: MediaStreamTrack; readonly name: string };

/** Everybody's voices in one track and everybody's pictures in another: what a recording is made of. */
export class MixedCall {
  readonly stream: MediaStream;
  readonly #audio = new AudioContext();
  readonly #output = this.#audio.createMediaStreamDestination();
  readonly #voices = new Map<string, MediaStreamAudioSourceNode>();
  readonly #pictures = new Map<string, Picture>();
  readonly #context: CanvasRenderingContext2D;
  readonly #timer: ReturnType<typeof setInterval>;

  private constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
    const pictures = context.canvas.captureStream(framesPerSecond);
    this.stream = new MediaStream([
      ...pictures.getVideoTracks(),
      ...this.#output.stream.getAudioTracks(),
    ]);
    this.#timer = setInterval(() => this.#draw(), 1_000 / framesPerSecond);
  }

  static create(): MixedCall {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('a browser that records can draw');
    return new MixedCall(context);
  }

  /** People and devices come and go: what is mixed is what is in the call now. */
  show(snapshot: CallSnapshot, ownName: string): void {
    const own = snapshot.localStream?.getTracks() ?? [];
    const all: Shown[] = [
      ...snapshot.remoteStreams.flatMap(({ stream, peerId }) => {
        const name = snapshot.participants.find((it) => it.peerId === peerId)?.name ?? '';
        return stream.getTracks().map((track) => ({ track, name }));
      }),
      ...own.map((track) => ({ track, name: ownName })),
    ];
    this.#hear(all.filter(({ track }) => track.kind === 'audio'));
    this.#see(all.filter(({ track }) => track.kind === 'video'));
  }

  close(): void {
    clearInterval(this.#timer);
    this.#hear([]);
    this.#see([]);
    for (const track of this.stream.getTracks()) track.stop();
    void this.#audio.close();
  }

  #hear(voices: readonly Shown[]): void {
    const wanted = new Set(voices.map(({ track }) => track.id));
    for (const [id, node] of this.#voices) {
      if (wanted.has(id)) continue;
      node.disconnect();
      this.#voices.delete(id);
    }
    for (const { track } of voices) {
      if (this.#voices.has(track.id)) continue;
      const node = this.#audio.createMediaStreamSource(new MediaStream([track]));
      node.connect(this.#output);
      this.#voices.set(track.id, node);
    }
  }

  #see(pictures: readonly Shown[]): void {
    const wanted = new Set(pictures.map(({ track }) => track.id));
    for (const [id, { video }] of this.#pictures) {
      if (wanted.has(id)) continue;
      video.srcObject = null;
      this.#pictures.delete(id);
    }
    for (const { track, name } of pictures) {
      if (this.#pictures.has(track.id)) continue;
      const video = document.createElement('video');
      video.muted = true;
      video.playsInline = true;
      video.srcObject = new MediaStream([track]);
      // A picture that was taken away before it played is no failure.
      video.play().catch(() => undefined);
      this.#pictures.set(track.id, { video, name });
    }
  }

  #draw(): void {
    const context = this.#context;
    const pictures = [...this.#pictures.values()];
    const columns = Math.max(1, Math.ceil(Math.sqrt(pictures.length)));
    const rows = Math.max(1, Math.ceil(pictures.length / columns));
    context.fillStyle = '#10201f';
    context.fillRect(0, 0, width, height);
    pictures.forEach((picture, index) => {
      const tile = { width: width / columns, height: height / rows };
      const x = (index % columns) * tile.width;
      const y = Math.floor(index / columns) * tile.height;
      drawPicture(context, picture, { x, y, ...tile });
    });
  }
}

type Tile = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

/** Whole, in the middle of its tile, with the name of whose it is. */
function drawPicture(context: CanvasRenderingContext2D, { video, name }: Picture, tile: Tile) {
  const { videoWidth, videoHeight } = video;
  if (videoWidth > 0) {
    const scale = Math.min(tile.width / videoWidth, tile.height / videoHeight);
    const shown = { width: videoWidth * scale, height: videoHeight * scale };
    const left = tile.x + (tile.width - shown.width) / 2;
    const top = tile.y + (tile.height - shown.height) / 2;
    context.drawImage(video, left, top, shown.width, shown.height);
  }
  context.font = '600 16px sans-serif';
  context.fillStyle = '#fff';
  context.strokeStyle = '#000';
  context.lineWidth = 3;
  context.strokeText(name, tile.x + 10, tile.y + 24, tile.width - 20);
  context.fillText(name, tile.x + 10, tile.y + 24, tile.width - 20);
}
