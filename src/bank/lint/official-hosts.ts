/**
 * Where a fact may come from: AWS, or whoever makes the thing. A host includes its subdomains; a path narrows a host
 * that many share.
 */
export const OFFICIAL_HOSTS: readonly string[] = [
  'aws.amazon.com',
  'awsstatic.com',
  'aws.dev',
  'skillbuilder.aws',
  'kiro.dev',
  'strandsagents.com',
  'amazon.science',
  'github.com/aws',
  'github.com/aws-samples',
  'github.com/awslabs',
  'github.com/tensorflow',
  'github.com/pytorch',
  'github.com/huggingface',
  'github.com/mlflow',
  'apache.org',
  'evidentlyai.com',
  'huggingface.co',
  'kaggle.com',
  'mlflow.org',
  'modelcontextprotocol.io',
  'pytorch.org',
  'scikit-learn.org',
  'shap.readthedocs.io',
  'tensorflow.org',
  'xgboost.readthedocs.io',
];

export function isOfficial(link: string): boolean {
  const { hostname, pathname } = new URL(link);
  return OFFICIAL_HOSTS.some(entry => {
    const [host, owner] = entry.split('/');
    const hostFits = hostname === host || hostname.endsWith(`.${host}`);
    return hostFits && (owner === undefined || pathname.split('/')[1] === owner);
  });
}
