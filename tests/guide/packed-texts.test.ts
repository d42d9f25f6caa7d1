import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextPacker, unpack } from '../../src/guide/packed-texts.ts';
import { LINE_KINDS } from '../../src/guide/search-text.ts';

const word = fc.record({ stem: fc.nat(2 ** 20), isStop: fc.boolean(), count: fc.constant(1) });
const text = fc.record({
  kind: fc.constantFrom(...LINE_KINDS),
  weight: fc.constant(1),
  words: fc.array(word, { maxLength: 12 }),
});

test('another thread gets section by section what was read, without words of grammar, in pieces of any size', () => {
  const sections = fc.array(fc.array(text, { maxLength: 6 }), { maxLength: 8 });
  fc.assert(
    fc.property(sections, fc.array(fc.nat(8), { maxLength: 4 }), (sections, handedOverAfter) => {
      const packer = new TextPacker();
      const pieces: Uint32Array[] = [];
      for (const [at, texts] of sections.entries()) {
        packer.add(texts);
        if (handedOverAfter.includes(at)) pieces.push(packer.take());
      }
      pieces.push(packer.take());
      const got = pieces.flatMap(piece => [...unpack(piece)]);
      expect(got.map(texts => texts.map(({ kind, stems }) => ({ kind, stems: [...stems] })))).toEqual(
        sections.map(texts =>
          texts.map(({ kind, words }) => ({
            kind,
            stems: words.filter(({ isStop }) => !isStop).map(({ stem }) => stem),
          })),
        ),
      );
    }),
  );
});
