// Runs in a thread of its own: draws the SVG that it was started with, says the PNG, and ends.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

await initWasm(await readFile(fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
const font = await readFile(
  fileURLToPath(import.meta.resolve('@expo-google-fonts/lato/400Regular/Lato_400Regular.ttf')),
);
const drawing = new Resvg(String(workerData), {
  // For sharp screens.
  fitTo: { mode: 'zoom', value: 2 },
  font: { fontBuffers: [font], defaultFontFamily: 'Lato' },
});
parentPort?.postMessage(drawing.render().asPng());
