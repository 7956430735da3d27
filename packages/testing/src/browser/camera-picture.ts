import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const width = 640;
const height = 360;
const frameCount = 12;

type Colour = readonly [y: number, u: number, v: number];
const coat: Colour = [205, 128, 128];
const skin: Colour = [150, 112, 150];
const hair: Colour = [45, 128, 132];

const isInEllipse = (x: number, y: number, cx: number, cy: number, rx: number, ry: number) =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

/** Somebody in a white coat before a wall with daylight from one side, breathing a little. */
function colourAt(x: number, y: number, sway: number): Colour {
  const cx = width / 2 + sway;
  if (isInEllipse(x, y, cx, 158, 52, 66) && y > 128) return skin;
  if (isInEllipse(x, y, cx, 148, 62, 74)) return hair;
  if (Math.abs(x - cx) < 24 && y > 190 && y < 250) return skin;
  if (isInEllipse(x, y, cx, 372, 165, 140)) return coat;
  return [95 + (x / width) * 85 - (y / height) * 25, 134, 118];
}

function frame(index: number): Buffer {
  const sway = Math.sin((index / frameCount) * 2 * Math.PI) * 6;
  const luma = Buffer.alloc(width * height);
  const quarter = (width / 2) * (height / 2);
  const chroma = Buffer.alloc(quarter * 2);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [brightness, u, v] = colourAt(x, y, sway);
      luma[y * width + x] = brightness;
      if (x % 2 || y % 2) continue;
      const place = (y / 2) * (width / 2) + x / 2;
      chroma[place] = u;
      chroma[quarter + place] = v;
    }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
}

let written: string | undefined;

/** A film for Chromium's fake camera, in the format it reads (YUV4MPEG2, 4:2:0); made once per process. */
export function cameraPicture(): string {
  if (written && existsSync(written)) return written;
  written = path.join(mkdtempSync(path.join(os.tmpdir(), 'qarib-camera-')), 'camera.y4m');
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F12:1 Ip A1:1 C420jpeg\n`);
  const frames = Array.from({ length: frameCount }, (_, index) => frame(index));
  writeFileSync(written, Buffer.concat([header, ...frames]));
  return written;
}
