import { expect, test } from 'vitest';
import type { Service } from '../../src/content/service.ts';
import { serviceNames } from '../../src/content/service-names.ts';

const service = (id: string, name: string, also: string[] = [], formerly: string[] = []): Service => ({
  id,
  name,
  also,
  formerly,
  status: 'available',
  scope: 'in',
  purpose: 'It serves.',
  url: 'https://docs.aws.amazon.com/',
  checked: '2026-11-23',
});

const { mentionsIn, called } = serviceNames([
  service('bedrock', 'Amazon Bedrock', ['Bedrock']),
  service('agents', 'Amazon Bedrock Agents'),
  service('studio', 'Amazon SageMaker Studio'),
  service('classic', 'Amazon SageMaker Studio Classic', ['Studio Classic'], ['Amazon SageMaker Studio']),
  service('transform', 'Amazon SageMaker batch transform'),
  service('canvas', 'Amazon SageMaker Canvas', ['Canvas']),
  service('cards', 'Amazon SageMaker Model Cards', ['model cards', 'Model Cards']),
  service('s3', 'Amazon S3', ['S3']),
  service('kiro', 'Kiro'),
]);

test.for([
  { text: 'Amazon Bedrock Agents call tools', ids: ['agents'] },
  { text: 'Amazon Bedrock, then Amazon Bedrock Agents', ids: ['bedrock', 'agents'] },
  { text: 'a name over\na line end: Amazon\nBedrock', ids: ['bedrock'] },
  { text: 'Amazon SageMaker Batch Transform', ids: ['transform'] },
  { text: 'amazon bedrock in small letters', ids: ['bedrock'] },
  { text: 'Files lie in S3.', ids: ['s3'] },
  { text: 'not in S3x or xS3 or pre-S3', ids: [] },
  { text: 'A painter buys a Canvas', ids: [] },
  { text: 'the maker calls them model cards', ids: [] },
  { text: 'Model Cards of SageMaker', ids: ['cards'] },
  { text: 'write it in Kiro', ids: ['kiro'] },
  { text: 'Amazon SageMaker Studio opens notebooks', ids: ['studio'] },
])('"$text" names $ids', ({ text, ids }) => {
  expect(mentionsIn(text).map(mention => mention.service.id)).toEqual(ids);
});

test('a mention says where it stands', () => {
  expect(mentionsIn('in S3.')).toMatchObject([{ name: 'S3', index: 3, end: 5 }]);
});

test('a whole text is a name whatever its capitals, and a current name wins over a former one', () => {
  expect(called(' canvas ')?.id).toBe('canvas');
  expect(called('amazon sagemaker studio')?.id).toBe('studio');
  expect(called('sagemaker')).toBeUndefined();
});

test('no services name nothing', () => {
  expect(serviceNames([]).mentionsIn('Amazon S3')).toEqual([]);
});
