import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Every character that the font of the pictures has, by its OpenType table `cmap`, subtable format 4. */
export function fontLetters(): Set<string> {
  const file = import.meta.resolve('@expo-google-fonts/lato/400Regular/Lato_400Regular.ttf');
  const font = readFileSync(fileURLToPath(file));
  const table = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16).find(
    at => font.toString('latin1', at, at + 4) === 'cmap',
  );
  if (table === undefined) throw new Error('the font has no cmap');
  const cmap = font.readUInt32BE(table + 8);
  const subtable = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  ).find(at => font.readUInt16BE(at) === 4);
  if (subtable === undefined) throw new Error('the font has no cmap of format 4');
  const doubled = font.readUInt16BE(subtable + 6);
  const letters = new Set<string>();
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = font.readUInt16BE(subtable + 14 + segment);
    const first = font.readUInt16BE(subtable + 16 + doubled + segment);
    for (let code = first; code <= last && code < 0xffff; code += 1) letters.add(String.fromCodePoint(code));
  }
  return letters;
}
