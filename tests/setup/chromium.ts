import bundled from '@sparticuz/chromium';

/**
 * Vitest's global set-up: unpacks the browser once for all test files. Two that did it at the same time would start
 * a file that is still being written.
 */
export default async function setup(): Promise<void> {
  await bundled.executablePath();
}
