import { expect, test } from 'vitest';
import { formatAddress, parseAddress } from '../../../src/sandbox/page/address.js';

const nowhere = { member: undefined, channel: undefined, thread: undefined, home: false };

test.each([
  ['#/U1', { ...nowhere, member: 'U1' }],
  ['#/U1/C1', { ...nowhere, member: 'U1', channel: 'C1' }],
  ['#/U1/C1/1700000000.000100', { ...nowhere, member: 'U1', channel: 'C1', thread: '1700000000.000100' }],
  ['#/U1/D1/home', { ...nowhere, member: 'U1', channel: 'D1', home: true }],
])('%s is read and written', (hash, address) => {
  expect(parseAddress(hash)).toEqual(address);
  expect(formatAddress(address)).toBe(hash);
});

test.each(['', '#', '#/', '#nonsense', '#/%E0%A4'])('%j leads nowhere and breaks nothing', hash => {
  expect(parseAddress(hash).channel).toBeUndefined();
});
