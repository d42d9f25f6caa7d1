/** Whether a name that begins with "AWS", "Amazon", "SageMaker" or "Bedrock" is known to be no service. */
export function isNoService(name: string): boolean {
  return NO_SERVICE.test(name);
}

const AWS = [
  'Academy',
  'AI',
  'APIs?',
  'Best Practices',
  'Builder Center',
  'Certified',
  'Certification',
  'CLI',
  'Cloud',
  'Community',
  'Compliance',
  'Console',
  'Customer',
  'Deep Learning Containers',
  'Documentation',
  'Free Tier',
  'General Reference',
  'Implementation',
  'Integration',
  'Machine Learning Blog',
  'Machine Learning University',
  'Management Console',
  // The guide names it to say that it does not exist.
  'Model Zoo',
  'Partner',
  'Pricing Calculator',
  'Regions?',
  'Responsible AI',
  'SDKs?',
  'Services?',
  'Skill Builder',
  'Support',
  'Tools?',
  'Training and Certification',
  'Whitepapers?',
];
const AMAZON = ['Machine Image', 'Resource Name', 'Web Services'];
const FAMILY = ['APIs?', 'Developer Guide', 'Python SDK', 'SDK', 'User Guide'];

const NO_SERVICE = new RegExp(
  `^(?:AWS (?:${AWS.join('|')})|Amazon (?:${AMAZON.join('|')})|(?:Amazon )?(?:SageMaker|Bedrock) (?:${FAMILY.join('|')}))\\b`,
);
